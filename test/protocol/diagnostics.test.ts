import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver';
import { LanguageServer, modernClient } from './languageServer';
import { busy } from './manifests';

/** Each diagnostic as `line:from-to severity code message`. */
function shown(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ range: { start, end }, severity, code, source, message }) => {
      return `${start.line}:${start.character}-${end.character} ${source ?? ''} ${severity ?? ''} ${code ?? ''} ${typeof message === 'string' ? message : message.value}`;
    })
    .join('\n');
}

const bothZero = busy(['maxSurge: 0', 'maxUnavailable: 0']);
const bothZeroShown =
  '12:22-23 rollout 1 strategy/no-progress `maxSurge` and `maxUnavailable` can’t both be 0: no pod could ever be replaced.\nAPI server: spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0';
const unavailable = { start: { line: 12, character: 22 }, end: { line: 12, character: 23 } };

test('a client that asks gets them with each answer, and none on its own', () =>
  LanguageServer.run({ capabilities: modernClient }, async server => {
    const uri = await server.open(bothZero);
    assert.equal(shown(await server.pull(uri)), bothZeroShown);
    await server.edit(uri, '1', unavailable);
    assert.equal(shown(await server.pull(uri)), '');
    assert.deepEqual(server.published, []);
  }));

test('a client that can’t ask is sent them after each change', () =>
  LanguageServer.run({ capabilities: {} }, async server => {
    const opened = server.nextPublished();
    const uri = await server.open(bothZero);
    assert.equal(shown((await opened).diagnostics), bothZeroShown);
    const edited = server.nextPublished();
    await server.edit(uri, '1', unavailable);
    assert.deepEqual(await edited, { uri, version: 2, diagnostics: [] });
  }));

test('closing takes back what was sent', () =>
  LanguageServer.run({ capabilities: {} }, async server => {
    const opened = server.nextPublished();
    const uri = await server.open(bothZero);
    await opened;
    const closed = server.nextPublished();
    await server.close(uri);
    assert.deepEqual(await closed, { uri, diagnostics: [] });
  }));

test('each leads to its page, and to the other field', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(bothZero);
    const [diagnostic] = await server.pull(uri);
    assert.match(diagnostic?.codeDescription?.href ?? '', /\/docs\/rules\/strategy\/no-progress\.md$/);
    assert.deepEqual(diagnostic?.relatedInformation, [
      {
        location: { uri, range: { start: { line: 11, character: 16 }, end: { line: 11, character: 17 } } },
        message: 'spec.strategy.rollingUpdate.maxSurge',
      },
    ]);
  }));

test('only what was switched off is left out', () =>
  LanguageServer.run({}, async server => {
    server.settings = { diagnostics: { enabled: false } };
    const uri = await server.open(bothZero);
    assert.equal(shown(await server.pull(uri)), '');
    server.settings = { diagnostics: { enabled: true } };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.equal(shown(await server.pull(uri)), bothZeroShown);
  }));

test('a client that can’t be asked says its settings at the start', () =>
  LanguageServer.run(
    { capabilities: { textDocument: { diagnostic: {} } }, initializationOptions: { settings: { diagnostics: { enabled: false } } } },
    async server => {
      const uri = await server.open(bothZero);
      assert.equal(shown(await server.pull(uri)), '');
      await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: { rolloutPreview: {} } });
      assert.equal(shown(await server.pull(uri)), bothZeroShown);
    },
  ));
