/** What the kustomizations of a workspace say of other documents, open or handed over by the client. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens, FullDocumentDiagnosticReport, InlayHint } from 'vscode-languageserver';
import { LanguageServer } from './languageServer';
import { busy } from './manifests';

const manifest = 'file:///ws/base/busy%20one.yaml';
const overlay = 'file:///ws/prod/kustomization.yaml';
const base = 'file:///ws/base/kustomization.yml';
/** A complete manifest with faults that would be marked, if it were one. */
const faulty = busy().replace('replicas: 10', 'replicas: -10');

/** How many lenses, diagnostics and inlay hints a document has. */
async function saidOf(server: LanguageServer, uri: string): Promise<readonly number[]> {
  const textDocument = { uri };
  const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
  const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument });
  const { items } = await server.request<FullDocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
  const hints = await server.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range });
  return [lenses.length, items.length, hints.length];
}

const isSilent = async (server: LanguageServer, uri: string): Promise<boolean> => (await saidOf(server, uri)).every(count => count === 0);

/** What a document's lenses say, and its diagnostics, each at its place (line:column, from 1). */
async function textsOf(server: LanguageServer, uri: string): Promise<readonly string[]> {
  const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  const { items } = await server.request<FullDocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
  return [
    ...lenses.map(({ command }) => command?.title ?? ''),
    ...items.map(
      ({ range: { start }, message }) =>
        `${start.line + 1}:${start.character + 1} ${(typeof message === 'string' ? message : message.value).replaceAll('\n', ' | ')}`,
    ),
  ];
}

for (const [name, text] of [
  ['patches', 'patches: [{path: ../base/busy one.yaml}]'],
  ['patchesStrategicMerge', 'patchesStrategicMerge:\n- ./../base/busy one.yaml\n- |-\n  kind: Deployment\n'],
  ['patchesJson6902', 'patchesJson6902: [{path: ../base/busy one.yaml, target: {kind: Deployment, name: a}}]'],
  ['a component', 'kind: Component\npatches: [{path: ../base/busy one.yaml, target: {kind: Deployment}}]'],
] as const)
  test(`a file under ${name} is silent, as long as it stands there`, () =>
    LanguageServer.run({}, async server => {
      await server.open(faulty, manifest);
      assert.equal(await isSilent(server, manifest), false);
      await server.hand({ [overlay]: text });
      assert.equal(await isSilent(server, manifest), true);
      await server.edit(manifest, `# edited\n${faulty}`);
      assert.equal(await isSilent(server, manifest), true);
      await server.hand({ [overlay]: null });
      assert.equal(await isSilent(server, manifest), false);
    }));

test('the kustomization as it is open counts', () =>
  LanguageServer.run({}, async server => {
    await server.open(faulty, manifest);
    await server.hand({ [overlay]: 'patches: [{path: other.yaml}]' });
    await server.open('patches: [{path: ../base/busy one.yaml}]', overlay);
    assert.equal(await isSilent(server, manifest), true);
    await server.close(overlay);
    assert.equal(await isSilent(server, manifest), false);
  }));

test('what is a resource elsewhere speaks', () =>
  LanguageServer.run({}, async server => {
    await server.open(faulty, manifest);
    await server.hand({ [overlay]: 'patches: [{path: ../base/busy one.yaml}]', [base]: 'resources: [busy one.yaml]' });
    assert.equal(await isSilent(server, manifest), false);
  }));

test('what the build sets besides is said above the manifest and in its timeline, and counted nowhere', () =>
  LanguageServer.run({}, async server => {
    await server.open(busy(), manifest);
    await server.hand({
      [base]: 'resources: [busy one.yaml]\nnamespace: shop',
      [overlay]: 'resources: [../base]\nreplicas: [{name: busy, count: 3}]\nimages: [{name: busybox, newTag: "1"}]',
    });
    const [verdict = '', said] = await textsOf(server, manifest);
    assert.match(verdict, /^10 pods/);
    assert.equal(said, 'kustomize also sets replicas: not counted');
    const scenario = { whatIf: {}, assumptions: {}, actions: [] };
    const result = await server.ask('timeline', { uri: manifest, workload: 'Deployment//busy', scenario });
    assert.ok(result.state === 'timeline');
    assert.equal(result.timeline.assumptions.at(-1), 'The kustomize build also has namespace, replicas: not counted.');
  }));

test('what kustomize refuses is marked in the kustomization', () =>
  LanguageServer.run({}, async server => {
    await server.open('resources: [web.yaml]\nimages:\n- name: web\n  newTag: 1.10\n', overlay);
    assert.deepEqual(await textsOf(server, overlay), [
      '4:11 `newTag` must be text, but `1.10` is a number, so kustomize builds nothing. | kustomize: invalid Kustomization: json: cannot unmarshal number into Go struct field Image.images.newTag of type string',
    ]);
    await server.edit(overlay, 'resources: [web.yaml]\nimages:\n- name: web\n  newTag: "1.10"\n');
    assert.deepEqual(await textsOf(server, overlay), []);
    await server.hand({ 'file:///ws/prod/kustomization.yml': 'resources: [web.yaml]' });
    assert.deepEqual(await textsOf(server, overlay), [
      '1:1 kustomize builds nothing from this kustomization. | kustomize: Found multiple kustomization files under: /ws/prod',
    ]);
  }));

test('of a template that becomes a kustomization nothing is said', () =>
  LanguageServer.run({}, async server => {
    await server.open('resources: [web.yaml]\n{% if private %}\ncomponents: [../certs]\n{% endif %}\n', overlay);
    assert.deepEqual(await textsOf(server, overlay), []);
  }));

test('a base that is refused is marked there, not in the overlay', () =>
  LanguageServer.run({}, async server => {
    await server.open('resources: [../base]\n', overlay);
    await server.open('image: []\nresources: [web.yaml]\n', base);
    assert.deepEqual(await textsOf(server, overlay), []);
    assert.deepEqual(await textsOf(server, base), [
      '1:1 There is no field `image` here, so kustomize builds nothing. | kustomize: invalid Kustomization: json: unknown field "image"',
    ]);
  }));

test('kustomizations of another place don’t count', () =>
  LanguageServer.run({}, async server => {
    await server.open(faulty, manifest);
    await server.hand({ 'vscode-vfs://github/ws/prod/kustomization.yaml': 'patches: [{path: ../base/busy one.yaml}]' });
    assert.equal(await isSilent(server, manifest), false);
  }));
