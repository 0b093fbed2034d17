import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens, Diagnostic } from 'vscode-languageserver';
import { LanguageServer } from './languageServer';
import { busy } from './manifests';

/** Opens a text and asks for everything; answers how many lenses and diagnostics there were. A crash, a hang or a logged failure fails. */
async function checkBadInput(text: string, expected: { lenses: number; diagnostics: number }): Promise<void> {
  await LanguageServer.run({}, async server => {
    const uri = await server.open(text);
    const textDocument = { uri };
    const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument });
    const diagnostics = await server.pull(uri);
    await server.at('textDocument/hover', uri, { line: 99999, character: 99999 });
    const { workloads } = await server.ask('workloads', { uri });
    for (const { id } of workloads) {
      const { state } = await server.ask('timeline', {
        uri,
        workload: id,
        scenario: { whatIf: {}, assumptions: {}, actions: [] },
      });
      assert.notEqual(state, 'none');
    }
    assert.deepEqual({ lenses: lenses.length, diagnostics: diagnostics.length }, expected);
    const lines = text.split(/\r\n|\r|\n/);
    for (const diagnostic of diagnostics) assertInside(diagnostic, lines);
    assert.deepEqual(server.logged, []);
  });
}

function assertInside({ range: { start, end } }: Diagnostic, lines: readonly string[]): void {
  for (const { line, character } of [start, end])
    assert.ok(character <= (lines[line]?.length ?? -1), `${line}:${character} is outside of the text`);
}

const nothing = { lenses: 0, diagnostics: 0 };
test('an empty file', () => checkBadInput('', nothing));
test('blanks only', () => checkBadInput(' \n\t\n', nothing));
test('three megabytes of something else', () =>
  checkBadInput('kind: ConfigMap # Deployment apps/v1\ndata:\n' + '  key: value of a line\n'.repeat(130_000), nothing));
test('a Helm template', () =>
  checkBadInput(
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n{{- if .Values.replicas }}\nspec:\n  replicas: {{ . }}\n{{- end }}\n',
    nothing,
  ));
test('binary', () =>
  checkBadInput(
    Array.from({ length: 20_000 }, (_, at) => String.fromCharCode((at * 7919) % 256)).join('') + 'Deployment apps/v1',
    nothing,
  ));
test('lone surrogates and a byte order mark', () => checkBadInput('\ufeff\ud800 Deployment apps/v1: \udfff', nothing));
test('an alias bomb', () => {
  const levels = Array.from({ length: 30 }, (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}*a${level}]`);
  return checkBadInput(`a0: &a0 [lol]\n${levels.join('\n')}\n${busy()}`, { lenses: 1, diagnostics: 1 });
});
test('a nest of brackets', () =>
  checkBadInput(`kind: Deployment\napiVersion: apps/v1\nspec: ${'['.repeat(100_000)}`, { lenses: 1, diagnostics: 1 }));
test('more replicas than there can be', () =>
  checkBadInput(busy().replace('replicas: 10', 'replicas: 99999999999'), { lenses: 4, diagnostics: 1 }));
test('a million replicas', () => checkBadInput(busy().replace('replicas: 10', 'replicas: 1000000'), { lenses: 4, diagnostics: 0 }));
test('a name that is markup', () =>
  checkBadInput(busy().replace('name: busy\nspec', 'name: <img src=x onerror=alert(1)>\nspec'), { lenses: 4, diagnostics: 1 }));

test('a report of an image that is hundreds of thousands of backticks', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(busy());
    const action = { kind: 'setImage', images: { busy: '`a'.repeat(200_000) } } as const;
    const scenario = { whatIf: {}, assumptions: {}, actions: [{ action, at: 'rest' as const }] };
    const { markdown } = await server.ask('report', { uri, workload: 'Deployment//busy', scenario });
    assert.match(markdown, /^### Rollout of `busy`/);
  }));

test('what no client should send is answered or refused, and the server goes on', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(busy());
    await assert.rejects(server.request('rolloutPreview/nothing', {}));
    for (const params of [{}, { textDocument: null }, { uri: 1 }, [], { textDocument: { uri }, position: null }]) {
      for (const method of [
        'textDocument/hover',
        'textDocument/codeLens',
        'textDocument/diagnostic',
        'rolloutPreview/workloads',
        'rolloutPreview/timeline',
        'rolloutPreview/checkImage',
      ]) {
        await server.request(method, params).catch(() => undefined);
      }
    }
    assert.equal((await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } })).length, 4);
  }));
