/** The server answers, says that it was cancelled, or ends: it never falls silent. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver';
import { methods, ping } from '../../server/protocol';
import { LanguageServer } from './languageServer';
import { busy } from './manifests';

const scenario = { whatIf: {}, assumptions: {}, actions: [] };
const workload = 'Deployment//busy';
const many = busy().replace('replicas: 10', 'replicas: 300000');

/** While this is worked at, the server gives a sign of life; it ends as cancelled. */
function checkGivesWay(method: string, params: object, text = many): void {
  test(`${method} lets others have their turn, and ends once nobody waits for it`, () =>
    LanguageServer.run({}, async server => {
      const uri = await server.open(text);
      const source = new CancellationTokenSource();
      const working = server.connection.sendRequest(method, { uri, workload, ...params }, source.token);
      const cancelled = assert.rejects(working, { code: LSPErrorCodes.RequestCancelled });
      assert.equal(await server.connection.sendRequest(ping), null);
      source.cancel();
      await cancelled;
    }));
}

/** Commands in a row, each of which replaces all pods. */
const restarts = { ...scenario, actions: Array.from({ length: 1000 }, () => ({ action: { kind: 'restart' }, at: 'rest' })) };
const last = { kind: 'revision', scenario: restarts, revision: 1000 };
const file = { uri: 'file:///w/busy.yaml', text: busy() };

checkGivesWay(methods.compare, { scenario });
checkGivesWay(methods.timeline, { scenario: restarts }, busy());
checkGivesWay(methods.report, { scenario: restarts }, busy());
checkGivesWay(methods.undoEffects, { scenario: restarts, toRevision: 1000 }, busy());
checkGivesWay(methods.templates, { sources: [{ key: 'last', source: last }] }, busy());
checkGivesWay(methods.templateTexts, { left: { kind: 'document' }, right: last }, busy());
checkGivesWay(methods.reports, { workloads: Array.from({ length: 300 }, () => workload) }, busy());
checkGivesWay(methods.tool, { tool: 'compare_strategies', input: { path: 'busy.yaml' }, material: { file: { ...file, text: many } } });
checkGivesWay(methods.tool, {
  tool: 'diff_rollouts',
  input: {
    before: Array.from({ length: 300 }, () => busy()).join('---\n'),
    after: Array.from({ length: 300 }, () => busy().replace('1.28', '1.29')).join('---\n'),
  },
  material: {},
});

test('a sign of life is given while many files of the workspace are read', () =>
  LanguageServer.run({ initializationOptions: { refreshSupport: true } }, async server => {
    const said: string[] = [];
    const read = new Promise<void>(resolve =>
      server.connection.onNotification('rolloutPreview/refresh', () => {
        said.push('read');
        resolve();
      }),
    );
    await server.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: await server.open(busy()) } });
    const target = 'scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: busy}';
    const text = `kind: HorizontalPodAutoscaler\napiVersion: autoscaling/v2\nmetadata: {name: a}\nspec: {maxReplicas: 9, ${target}}\n---\n`;
    const files = Array.from({ length: 30 }, (_, index) => ({ uri: `file:///files/${index}.yaml`, text: text.repeat(300) }));
    await server.connection.sendNotification('rolloutPreview/workspaceFiles', { files });
    await server.connection.sendRequest(ping);
    said.push('alive');
    await read;
    assert.deepEqual(said, ['alive', 'read']);
  }));

test('what is cancelled before it is begun is answered as cancelled', () =>
  LanguageServer.run({}, async server => {
    const [uri, other] = [await server.open(many), await server.open(busy(), 'file:///other.yaml')];
    const working = server.ask('timeline', { uri, workload, scenario });
    const source = new CancellationTokenSource();
    const asked = server.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: other } }, source.token);
    source.cancel();
    await assert.rejects(asked, { code: LSPErrorCodes.RequestCancelled });
    await working;
  }));

/** What the server ends with, and says, when these bytes come in. */
async function checkEnds(bytes: string, said: RegExp): Promise<void> {
  const server = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  server.stderr.setEncoding('utf8').on('data', (piece: string) => (errors += piece));
  server.stdin.on('error', () => undefined);
  const ended = new Promise(resolve => server.once('close', resolve));
  server.stdin.write(bytes);
  const limit = setTimeout(() => server.kill('SIGKILL'), 10_000);
  assert.equal(await ended, 1);
  clearTimeout(limit);
  assert.match(errors, said);
}

if (process.env['SERVER_HOST'] !== 'worker') {
  test('a wrong length of a message ends it', () => checkEnds('Content-Length: x\r\n\r\n{}', /the head of a message is wrong/));
  test('a negative length ends it', () => checkEnds('Content-Length: -7\r\n\r\n{}', /the head of a message is wrong/));
  test('a message that is no JSON ends it', () => checkEnds('Content-Length: 2\r\n\r\n{[', /a message is no JSON/));
  test('what was never a message ends it', () => checkEnds('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', /the head of a message is wrong/));
  test('a client that goes ends it', async () => {
    const server = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'ignore', 'inherit'] });
    const ended = new Promise(resolve => server.once('close', resolve));
    server.stdin.end();
    assert.equal(await ended, 1);
  });
}
