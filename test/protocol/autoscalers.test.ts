import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver';
import { autoscaler } from '../support/manifest';
import { LanguageServer, modernClient } from './languageServer';
import { busy } from './manifests';

const unscaled = busy().replace('  replicas: 10\n', '');
const hpa = (minReplicas: number): string => autoscaler({ name: 'busy', target: 'busy', minReplicas });
const elsewhere = 'file:///ws/hpa.yaml';

/** The number of pods in the verdict above the file's first workload. */
async function podsOf(server: LanguageServer, uri: string): Promise<string> {
  const [lens] = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  return lens?.command?.title.split(' · ')[0] ?? '';
}

test('a Deployment and its autoscaler in one file', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(`${unscaled}---\n${hpa(4)}`);
    assert.equal(await podsOf(server, uri), '4 pods');
    await server.edit(uri, `${unscaled}---\n${hpa(5)}`);
    assert.equal(await podsOf(server, uri), '5 pods');
    await server.edit(uri, unscaled);
    assert.equal(await podsOf(server, uri), '1 pod');
  }));

test('an autoscaler in another open document, as long as it is open', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(unscaled);
    await server.open(hpa(4), elsewhere);
    assert.equal(await podsOf(server, uri), '4 pods');
    await server.edit(elsewhere, hpa(5));
    assert.equal(await podsOf(server, uri), '5 pods');
    await server.close(elsewhere);
    assert.equal(await podsOf(server, uri), '1 pod');
  }));

test('an autoscaler in a file that the client hands over, until it has gone', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(unscaled);
    await server.hand({ [elsewhere]: `# one of them\n---\n${hpa(4)}`, 'file:///ws/chart/hpa.yaml': hpa(9).replace('9', '{{ .min }}') });
    assert.equal(await podsOf(server, uri), '4 pods');
    await server.hand({ 'file:///ws/other.yaml': hpa(6).replace('name: busy', 'name: other') });
    assert.equal(await podsOf(server, uri), '4 pods');
    await server.hand({ [elsewhere]: hpa(5) });
    assert.equal(await podsOf(server, uri), '5 pods');
    await server.hand({ [elsewhere]: null, 'file:///ws/other.yaml': null });
    assert.equal(await podsOf(server, uri), '1 pod');
  }));

test('an open document counts as it is there, not as it is saved', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(unscaled);
    await server.hand({ [elsewhere]: hpa(4) });
    await server.open(hpa(5), elsewhere);
    assert.equal(await podsOf(server, uri), '5 pods');
    await server.hand({ [elsewhere]: hpa(6) });
    assert.equal(await podsOf(server, uri), '5 pods');
    await server.close(elsewhere);
    assert.equal(await podsOf(server, uri), '6 pods');
  }));

test('the past that a diff shows doesn’t count', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(unscaled);
    await server.open(hpa(4), 'git:/ws/hpa.yaml?HEAD');
    assert.equal(await podsOf(server, uri), '1 pod');
  }));

test('what is no list of files is nothing', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(unscaled);
    for (const params of [
      {},
      { files: 3 },
      { files: [null, 3, {}, { uri: elsewhere }, { uri: 1, text: hpa(4) }, { uri: 'x:y', text: 4 }] },
    ])
      await server.connection.sendNotification('rolloutPreview/workspaceFiles', params);
    assert.equal(await podsOf(server, uri), '1 pod');
  }));

/** Counts what a client is told to ask again for. */
function countRefreshes(server: LanguageServer): Record<'own' | 'diagnostics' | 'inlayHints' | 'lenses', number> {
  const counts = { own: 0, diagnostics: 0, inlayHints: 0, lenses: 0 };
  server.connection.onNotification('rolloutPreview/refresh', () => {
    counts.own += 1;
  });
  for (const [method, key] of [
    ['workspace/diagnostic/refresh', 'diagnostics'],
    ['workspace/inlayHint/refresh', 'inlayHints'],
    ['workspace/codeLens/refresh', 'lenses'],
  ] as const)
    server.connection.onRequest(method, () => {
      counts[key] += 1;
      return null;
    });
  return counts;
}

const refreshing = {
  capabilities: {
    ...modernClient,
    workspace: {
      ...modernClient.workspace,
      codeLens: { refreshSupport: true },
      inlayHint: { refreshSupport: true },
      diagnostics: { refreshSupport: true },
    },
  },
  initializationOptions: { refreshSupport: true },
};

test('everything is asked for again when an autoscaler has changed, and only then', () =>
  LanguageServer.run(refreshing, async server => {
    const counts = countRefreshes(server);
    const uri = await server.open(unscaled);
    const refreshed = async (): Promise<number> => {
      await podsOf(server, uri);
      const { own, ...others } = counts;
      assert.deepEqual([...new Set(Object.values(others))], [own]);
      return own;
    };
    assert.equal(await refreshed(), 0);
    await server.hand({ [elsewhere]: hpa(4), 'file:///ws/service.yaml': 'kind: Service # of a HorizontalPodAutoscaler' });
    assert.equal(await refreshed(), 1);
    await server.hand({ [elsewhere]: `# the same\n${hpa(4)}` });
    await server.open(hpa(4), elsewhere);
    assert.equal(await refreshed(), 1);
    await server.edit(elsewhere, hpa(5));
    assert.equal(await refreshed(), 2);
    await server.edit(uri, `# edited\n${unscaled}`);
    await server.hand({ [elsewhere]: hpa(5) });
    await server.close(elsewhere);
    assert.equal(await refreshed(), 2);
    await server.hand({ [elsewhere]: null });
    assert.equal(await refreshed(), 3);
  }));

test('a client that doesn’t ask for diagnostics is sent them again', () =>
  LanguageServer.run({ capabilities: {} }, async server => {
    const counts = countRefreshes(server);
    // Paused is what it is in any case, so that something is sent at once.
    const outage = unscaled.replace('maxUnavailable: 1', 'maxUnavailable: 3').replace('spec:\n', 'spec:\n  paused: true\n');
    await server.open(outage);
    const codes = async (): Promise<unknown[]> => (await server.nextPublished()).diagnostics.map(({ code }) => code);
    assert.deepEqual(await codes(), ['strategy/paused']);
    await server.open(hpa(3), elsewhere);
    assert.ok((await codes()).includes('strategy/outage-allowed'));
    assert.equal(counts.own, 0);
  }));
