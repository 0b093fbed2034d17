/** What the server keeps doesn't grow with what was asked of it: after any number of edits, documents, files of the workspace and questions it is the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import v8 from 'node:v8';
import vm from 'node:vm';
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  createProtocolConnection,
  HoverRequest,
  InlayHintRequest,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { methods } from '../../server/protocol';
import { busy } from './manifests';
import { PortReader, PortWriter, startInWebWorker } from './webWorker';

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc') as () => void;

/** Notes each Map and Set that is made. */
const note = `
  globalThis.kept = [];
  for (const name of ['Map', 'Set']) {
    const Plain = globalThis[name];
    globalThis[name] = class extends Plain {
      constructor(...given) {
        super(...given);
        globalThis.kept.push(new WeakRef(this));
      }
    };
  }`;

/** A server in this process, and how many entries all of its Maps and Sets have that are in use. */
function startCounted(): { readonly connection: ProtocolConnection; readonly entries: () => Promise<number>; readonly end: () => void } {
  let world: object = {};
  const port = startInWebWorker(globals => {
    world = globals;
    vm.runInContext(note, globals);
  });
  const connection = createProtocolConnection(new PortReader(port), new PortWriter(port));
  const count = 'kept = kept.filter(made => made.deref() !== undefined); kept.reduce((sum, made) => sum + (made.deref()?.size ?? 0), 0)';
  const entries = async (): Promise<number> => {
    // What is weakly held stays until the present job has ended.
    await new Promise(resolve => setImmediate(resolve));
    collectGarbage();
    return vm.runInContext(count, world) as number;
  };
  const end = (): void => {
    connection.dispose();
    port.close();
  };
  return { connection, entries, end };
}

const autoscaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: busy}
spec: {minReplicas: 2, maxReplicas: 4, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: busy}}
`;
const kustomization = 'resources: [web.yaml]\npatches: [{path: patch.yaml}]\n';

/** Opens, edits, asks about and closes documents of the round, and hands files of it over and takes them back. */
async function live(connection: ProtocolConnection, round: number): Promise<void> {
  const uris = [`file:///round${round}/web.yaml`, `scheme${round}://host${round}/web.yaml`];
  const texts = [busy(), busy().replaceAll('busy', `busy-${round}`), `${busy()}---\n${autoscaler}`];
  const files = [
    ...uris.map(uri => ({ uri: uri.replace('web.yaml', 'kustomization.yaml'), text: kustomization })),
    { uri: `file:///round${round}/scale.yaml`, text: autoscaler },
    { uri: `file:///round${round}/.rollout-preview.yaml`, text: 'kubernetesVersion: "1.33"\n' },
  ];
  await connection.sendNotification('rolloutPreview/workspaceFiles', { files });
  for (const uri of uris) {
    const textDocument = { uri };
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text: '' } });
    for (const [version, text] of texts.entries()) {
      const contentChanges = [{ text }];
      await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: version + 2 }, contentChanges });
      const position = { line: 5, character: 4 };
      const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
      const scenario = { whatIf: { replicas: round + 1 }, assumptions: {}, actions: [] };
      const workload = 'Deployment//busy';
      for (const [method, params] of [
        [CodeLensRequest.method, { textDocument }],
        ['textDocument/diagnostic', { textDocument }],
        [CodeActionRequest.method, { textDocument, range, context: { diagnostics: [] } }],
        [InlayHintRequest.method, { textDocument, range }],
        [HoverRequest.method, { textDocument, position }],
        [CompletionRequest.method, { textDocument, position }],
        [methods.timeline, { uri, workload, scenario }],
        [methods.compare, { uri, workload, scenario }],
        [methods.editEffect, { uri, base: busy(), others: [] }],
        [methods.timeline, { uri: `${uri}.unknown`, workload, scenario }],
        [HoverRequest.method, { textDocument: { uri: `${uri}.unknown` }, position }],
      ] as const)
        await connection.sendRequest(method, params);
    }
  }
  for (const uri of uris) await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  await connection.sendNotification('rolloutPreview/workspaceFiles', { files: files.map(({ uri }) => ({ uri, text: null })) });
}

test('what is kept of a round is gone after it', async () => {
  const { connection, entries, end } = startCounted();
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => ({})));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  try {
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: { workspace: { configuration: true } } });
    await connection.sendNotification('initialized', {});
    // One document stays open, as in an editor.
    const uri = 'file:///open/web.yaml';
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text: busy() } });
    const settled = async (): Promise<number> => {
      await connection.sendRequest(CodeLensRequest.method, { textDocument: { uri } });
      return entries();
    };
    for (let round = 0; round < 3; round++) await live(connection, round);
    const early = await settled();
    const rounds = 10;
    for (let round = 3; round < 3 + rounds; round++) await live(connection, round);
    const more = (await settled()) - early;
    assert.ok(more < rounds, `${more} entries more after ${rounds} rounds`);
  } finally {
    end();
  }
});
