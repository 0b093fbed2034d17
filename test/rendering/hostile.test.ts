/** What a repository might try that is opened and rendered without a click; a program of the test's stands in for the tool and says what it sees. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { reachOfKustomization } from '../../server/rendering/kustomizeReach';
import { reachOfPlugin } from '../../server/rendering/pluginReach';
import { buildRendering } from '../../workspace/rendering/builds';
import { chartRendering } from '../../workspace/rendering/charts';
import { RenderingCache, type Rendering } from '../../workspace/rendering/renderer';
import { refersBeyondItself } from '../../workspace/rendering/schema';
import { findHelm, findKustomize, type Tool } from '../../workspace/rendering/tool';
import { newFolder, program, write } from '../workspace/folders';
import { newRenderer, none, worldOf } from './world';

const chart = { 'shop/Chart.yaml': 'name: shop\nversion: 1.0.0\n', 'shop/templates/web.yaml': 'kind: X\n' };

/** Renders the chart `shop` of a folder with a helm of a shell's lines, of which `$3` is the chart. */
async function renderWith(t: TestContext, folder: string, lines: string, signal = none): Promise<Rendering> {
  const tool: Tool = { name: 'helm', executable: program(newFolder(t), 'helm', lines), version: '4.3.1' };
  const source = {
    chart: path.join(folder, 'shop'),
    values: [],
    release: null,
    namespace: 'default',
    kubeVersion: 'v1.36.0',
    apiVersions: [],
  };
  return chartRendering(source, worldOf(tool, { folder, signal }), newRenderer(t), new RenderingCache());
}

function outputOf(rendering: Rendering): string {
  return rendering.state === 'rendered' ? rendering.output : JSON.stringify(rendering);
}

test('links out of the workspace aren’t followed, and named', async t => {
  const outside = newFolder(t);
  write(outside, { secret: 'password' });
  const folder = newFolder(t);
  write(folder, { ...chart, 'notes.txt': 'inside' });
  symlinkSync(path.join(outside, 'secret'), path.join(folder, 'shop', 'stolen'));
  symlinkSync(outside, path.join(folder, 'shop', 'elsewhere'));
  symlinkSync(path.join(folder, 'notes.txt'), path.join(folder, 'shop', 'notes'));
  symlinkSync(path.join(folder, 'shop'), path.join(folder, 'shop', 'again'));
  const rendering = await renderWith(t, folder, 'cd "$3" && ls');
  assert.deepEqual(outputOf(rendering).trim().split('\n'), ['Chart.yaml', 'again', 'notes', 'templates']);
  assert.ok(rendering.state === 'rendered' && ['stolen', 'elsewhere'].every(name => rendering.leftOut.includes(name)));
});

test('a schema that refers to another place isn’t given to helm', async t => {
  const folder = newFolder(t);
  write(folder, { ...chart, 'shop/values.schema.json': '{ "properties": { "a": { "$ref": "https://charts.invalid/s.json" } } }' });
  const rendering = await renderWith(t, folder, 'cd "$3" && ls');
  assert.deepEqual(outputOf(rendering).trim().split('\n'), ['Chart.yaml', 'templates']);
  assert.deepEqual(rendering.state === 'rendered' ? rendering.leftOut : [], ['values.schema.json']);
});

for (const [schema, expected] of [
  ['{ "$schema": "https://json-schema.org/draft-07/schema#", "$ref": "#/definitions/a" }', false],
  ['{ "$schema": "http://json-schema.org/schema#" }', false],
  ['{ "$schema": "http://charts.invalid/draft-07/schema#" }', true],
  ['{ "allOf": [{ "$ref": "file:///etc/passwd" }] }', true],
  ['{ "items": { "$ref": "other.json" } }', true],
  ['{ "$id": "https://charts.invalid/s.json", "properties": { "$ref": { "type": "string" } } }', false],
  ['no JSON', true],
] as const)
  test(`a schema: ${schema}`, () => assert.equal(refersBeyondItself(schema), expected));

test('neither a cluster nor a network is within reach', async t => {
  const folder = newFolder(t);
  write(folder, chart);
  const lines =
    'echo "$HTTPS_PROXY|$HTTP_PROXY|$NO_PROXY|$GIT_ALLOW_PROTOCOL|$KUBECONFIG|$HELM_KUBECONTEXT"; ls "$HELM_PLUGINS" "$HELM_CONFIG_HOME"';
  const said = outputOf(await renderWith(t, folder, lines)).split('\n')[0];
  assert.equal(said, 'http://127.0.0.1:9|http://127.0.0.1:9||none||');
});

test('nothing is written into the workspace', async t => {
  const folder = newFolder(t);
  write(folder, chart);
  const before = readdirSync(folder, { recursive: true });
  await renderWith(t, folder, 'touch "$3/written"; cat "$3/templates/web.yaml"');
  assert.deepEqual(readdirSync(folder, { recursive: true }), before);
});

test('what prints without an end is stopped', async t => {
  const folder = newFolder(t);
  write(folder, chart);
  assert.deepEqual(await renderWith(t, folder, 'exec cat /dev/zero'), { state: 'stopped', why: 'output' });
});

test('what is given up is stopped', async t => {
  const folder = newFolder(t);
  write(folder, chart);
  const controller = new AbortController();
  const started = path.join(folder, 'started');
  const rendering = renderWith(t, folder, `touch ${started}; exec sleep 100`, controller.signal);
  while (!existsSync(started)) await new Promise(resolve => setTimeout(resolve, 10));
  controller.abort();
  assert.deepEqual(await rendering.catch(() => 'rejected'), { state: 'stopped', why: 'cancelled' });
});

test('a tool of the workspace isn’t run', async t => {
  const folder = newFolder(t);
  const helm = program(folder, 'helm', 'echo v4.3.1');
  const found = await findHelm({ chosen: helm, folders: [folder], signal: none });
  assert.deepEqual(found, { problem: { kind: 'inWorkspace', name: 'helm' } });
});

for (const [lines, expected] of [
  ['echo v4.3.1+g1', { kind: 'found', version: '4.3.1' }],
  ['echo v2.17.0', { kind: 'tooOld', version: '2.17.0' }],
  ['echo hello', { kind: 'unusable', version: null }],
  ['exit 1', { kind: 'unusable', version: null }],
] as const)
  test(`a helm that answers \`${lines}\``, async t => {
    const found = await findHelm({ chosen: program(newFolder(t), 'helm', lines), folders: [], signal: none });
    const said =
      'tool' in found ? { kind: 'found', version: found.tool.version } : { kind: found.problem.kind, version: versionOf(found.problem) };
    assert.deepEqual(said, expected);
  });

function versionOf(problem: object): unknown {
  return 'version' in problem ? problem.version : null;
}

test('a tool that isn’t there', async () =>
  assert.deepEqual(await findKustomize({ chosen: 'no-such-kustomize', folders: [], signal: none }), {
    problem: { kind: 'missing', name: 'kustomize' },
  }));

const never: Tool = { name: 'kustomize', executable: '/nobody/starts/this', version: '5.8.1' };

test('a kustomization that reaches out of the workspace isn’t built', async t => {
  const outside = newFolder(t);
  write(outside, { 'kustomization.yaml': 'resources: []', secret: 'password' });
  const folder = newFolder(t);
  write(folder, { 'app/kustomization.yaml': `resources: [../../${path.basename(outside)}, link.yaml, /etc/hosts]` });
  symlinkSync(path.join(outside, 'secret'), path.join(folder, 'app', 'link.yaml'));
  const source = { directory: path.join(folder, 'app'), reachesAnywhere: false };
  const rendering = await buildRendering(source, worldOf(never, { folder }), newRenderer(t), new RenderingCache());
  assert.deepEqual(rendering.state === 'refused' ? rendering.refusals.map(({ kind, entry }) => `${kind} ${entry}`) : rendering, [
    `outside ../../${path.basename(outside)}`,
    'outside link.yaml',
    'outside /etc/hosts',
  ]);
});

for (const entry of [
  ...['https://charts.invalid/x.yaml', 'git@github.com:a/b', 'github.com/a/b', 'github.com/a/b/c?ref=v1', 'ssh://git@host/a.git'],
  ...['git::https://host/a', 'host.example/a.git//b', 'https://host/a//b', 'gh:a/b', 'file:///etc'],
])
  test(`the network is seen in ${entry}`, () =>
    assert.deepEqual(
      reachOfKustomization(`resources:\n- ${entry}\n`).notBuilt.map(({ kind, line }) => [kind, line]),
      [['remote', 1]],
    ));

for (const entry of ['base', '../base', 'web.yaml', './a/b.yaml', 'app.d/x.yaml'])
  test(`nothing but a file is seen in ${entry}`, () =>
    assert.deepEqual(reachOfKustomization(`resources: ['${entry}']`), {
      named: [{ entry, role: 'resource', line: 0, mayBeRemote: false }],
      notBuilt: [],
    }));

const generator = 'apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: { name: a }\nname: a\n';
const address = 'http://127.0.0.1:8001/secrets';

/** What kustomize 5.8 fetches, each of which was tried with it. */
for (const plugin of [
  `${generator}files: [${address}]`,
  `${generator}files: ['a=${address}']`,
  `${generator}Files: [${address}]`,
  `${generator}envs: [${address}]`,
  `x: &all [${address}]\n${generator}files: *all`,
  `${generator}<<: { files: [${address}] }`,
  `${generator}? files\n: [!!str "\\x68${address.slice(1)}"]`,
  `\u{feff}${generator}files: [${address}]`,
  `${generator}---\n${generator}files: [${address}]`,
  `apiVersion: builtin\nkind: PatchTransformer\nmetadata: { name: a }\npath: ${address}`,
  `apiVersion: builtin\nkind: PatchStrategicMergeTransformer\nmetadata: { name: a }\npaths: [${address}]`,
  `apiVersion: builtin\nkind: ReplacementTransformer\nmetadata: { name: a }\nreplacements: [{ path: ${address} }]`,
])
  test(`the network is seen in the plugin ${JSON.stringify(plugin)}`, () => {
    assert.deepEqual(
      reachOfPlugin(plugin).notBuilt.map(({ kind, entry }) => [kind, entry]),
      [['remote', address]],
    );
    assert.deepEqual(
      reachOfKustomization(`generators: [${JSON.stringify(plugin)}]\n`).notBuilt.map(({ kind, entry }) => [kind, entry]),
      [['remote', address]],
    );
  });

for (const plugin of [
  `apiVersion: builtin\nkind: AnyList\nitems: [{ apiVersion: builtin, kind: ConfigMapGenerator, files: [${address}] }]`,
  `apiVersion: example.com/v1\nkind: Program\n`,
  `${generator}files: [a\n`,
])
  test(`a program is seen in the plugin ${JSON.stringify(plugin)}`, () =>
    assert.deepEqual(
      reachOfPlugin(plugin).notBuilt.map(({ kind }) => kind),
      ['function'],
    ));

test('a plugin in one line is one, too', () => {
  const plugin = `{ apiVersion: builtin, kind: ConfigMapGenerator, metadata: { name: a }, files: ['${address}'] }`;
  assert.deepEqual(reachOfKustomization(`generators: [${JSON.stringify(plugin)}]\n`).notBuilt, [
    { kind: 'remote', entry: address, line: 0 },
  ]);
});

test('Go takes a long s for an s', () =>
  assert.deepEqual(reachOfKustomization(`reſourceſ: [${address}]\n`).notBuilt, [{ kind: 'remote', entry: address, line: 0 }]));

test('the files of plugins are part of a build, from the folder of whoever names the plugin; what changes plugins is refused', async t => {
  const folder = newFolder(t);
  const plugin = { 'plugins/one.yaml': `${generator}files: [c.txt, ../outside.txt]\n` };
  write(folder, {
    ...plugin,
    ...{ 'plugins/kustomization.yaml': 'resources: [one.yaml]\n', 'app/c.txt': '', 'outside.txt': '' },
    'app/kustomization.yaml': 'generators: [../plugins]\n',
  });
  const build = async (): Promise<Rendering> => {
    const tool: Tool = {
      name: 'kustomize',
      executable: program(newFolder(t), 'kustomize', 'cd "$2/.." && find . -type f | sort'),
      version: '5.8.1',
    };
    const source = { directory: path.join(folder, 'app'), reachesAnywhere: false };
    return buildRendering(source, worldOf(tool, { folder }), newRenderer(t), new RenderingCache());
  };
  assert.deepEqual(
    outputOf(await build())
      .trim()
      .split('\n'),
    [...['./app/c.txt', './app/kustomization.yaml', './outside.txt', './plugins/kustomization.yaml', './plugins/one.yaml']],
  );
  write(folder, { 'plugins/kustomization.yaml': 'resources: [one.yaml]\npatches: [{ path: patch.yaml }]\n' });
  const changed = await build();
  assert.deepEqual(changed.state === 'refused' ? changed.refusals.map(({ kind, entry }) => `${kind} ${entry}`) : changed, [
    'function patches',
  ]);
});

test('patches, generators and transformers are reached, too', () => {
  const text = `patches: [{ path: p.yaml }]
configMapGenerator: [{ name: a, files: [x.txt, other=y.txt], envs: [.env] }]
transformers: [t.yaml]
components: [../c]
`;
  assert.deepEqual(
    reachOfKustomization(text).named.map(({ role, entry }) => `${role} ${entry}`),
    ['resource ../c', 'file p.yaml', 'file x.txt', 'file y.txt', 'file .env', 'plugin t.yaml'],
  );
});
