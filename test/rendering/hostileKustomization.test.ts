/** Addresses that a kustomization hides from whoever reads it otherwise than kustomize, and those that the user has allowed it. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { reachOfKustomization } from '../../server/rendering/kustomizeReach';
import { reachOfPlugin } from '../../server/rendering/pluginReach';
import { buildRendering } from '../../workspace/rendering/builds';
import { gatherBuild } from '../../workspace/rendering/kustomize';
import { RenderingCache, type Rendering } from '../../workspace/rendering/renderer';
import type { Tool } from '../../workspace/rendering/tool';
import { newFolder, program, write } from '../workspace/folders';
import { ask, newRenderer, worldOf } from './world';

const address = 'http://127.0.0.1:8001/secrets';

/** Each of them was fetched by kustomize 5.8, but for the list of texts, which older ones take. */
for (const text of [
  `patches: [{ Path: ${address}, path: null }]`,
  `Patches: [{ path: ${address} }]\npatches: [{ target: { kind: Deployment } }]`,
  `PATCHES: [{}, { path: ${address} }]\nPatches: [{}]\npatches: [{}, {}]`,
  `replacements: [{ Path: ${address}, path: null }]`,
  `configMapGenerator: [{ name: a, Env: ${address}, env: null }]`,
  `configMapGenerator: [{ name: a, files: [a/b=${address}] }]`,
  `OpenAPI: { path: ${address} }\nopenapi: { other: text }`,
  `patches: [${address}]`,
  `%YAML 1.1\n---\nresources: [${address}]`,
  `resources: ["${address}\\n"]`,
])
  test(`the network is seen in ${JSON.stringify(text)}`, () =>
    assert.deepEqual(
      reachOfKustomization(text).notBuilt.map(({ kind, entry }) => [kind, entry.trim()]),
      [['remote', address]],
    ));

test('tags of its own may make an address of anything', () =>
  assert.deepEqual(
    reachOfKustomization(`%TAG !e! tag:yaml.org,2002:\n---\nresources: [!e!str ${address}]`).notBuilt.map(({ kind }) => kind),
    ['function'],
  ));

test('a file of a plugin’s generator may have a name with a slash', () =>
  assert.deepEqual(
    reachOfPlugin(`apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: { name: a }\nfiles: [a/b=${address}]`).notBuilt,
    [{ kind: 'remote', entry: address, line: 0 }],
  ));

test('charts are seen in whatever case their field is written', () =>
  assert.deepEqual(reachOfKustomization('HelmCharts: [{ name: a }]\nhelmCharts: []').notBuilt, [
    { kind: 'helmCharts', entry: 'helmCharts', line: 0 },
  ]));

for (const entry of ['git@[::1]:a/b', 'git@host.invalid:a/b'])
  test(`the network is seen in ${entry}`, () =>
    assert.deepEqual(reachOfKustomization(`components: ['${entry}']`).notBuilt, [{ kind: 'remote', entry, line: 0 }]));

/** kustomize hands the revision on to git as it is, after the address. */
for (const query of ['ref=--upload-pack=./evil', 'ref=%2D-upload-pack=./evil', 'v%65rsion=-x', 'timeout=1&ref=--upload-pack=./evil'])
  test(`a program is seen in ?${query}`, () => {
    const entry = `ssh://localhost/a?${query}`;
    assert.deepEqual(reachOfKustomization(`resources: ['${entry}']`).notBuilt, [{ kind: 'function', entry, line: 0 }]);
  });

/** Builds the kustomization `app` of a folder with a kustomize of a shell's lines. */
async function build(t: TestContext, folder: string, lines: string, mayFetch: readonly string[] = []): Promise<Rendering> {
  const tool: Tool = { name: 'kustomize', executable: program(newFolder(t), 'kustomize', lines), version: '5.8.1' };
  const source = { directory: path.join(folder, 'app'), reachesAnywhere: false, mayFetch };
  return buildRendering(source, worldOf(tool, { folder }), newRenderer(t), new RenderingCache());
}

const told = (rendering: Rendering): unknown =>
  rendering.state === 'refused' ? rendering.refusals.map(({ kind, entry }) => `${kind} ${entry}`) : rendering.state;

for (const [order, mark] of [
  ['utf16le', [0xff, 0xfe]],
  ['utf16be', [0xfe, 0xff]],
] as const)
  test(`the network is seen in ${order}`, async t => {
    const folder = newFolder(t);
    const text = Buffer.from(`resources: [${address}]`, 'utf16le');
    write(folder, { 'app/kustomization.yaml': Buffer.concat([Buffer.from(mark), order === 'utf16le' ? text : text.swap16()]) });
    assert.deepEqual(told(await build(t, folder, 'exit 1')), [`remote ${address}`]);
  });

test('only what the user has allowed is fetched, and from the network', async t => {
  const folder = newFolder(t);
  const [one, other] = ['https://a.invalid/x.yaml', 'https://b.invalid/y.yaml'];
  write(folder, { 'app/kustomization.yaml': `resources: [${one}]` });
  const lines = 'printf "kind: X\\nmetadata: { name: a }\\nproxy: $HTTPS_PROXY\\ngit: $GIT_ALLOW_PROTOCOL\\n"';
  const said = async (): Promise<unknown> => {
    const rendering = await build(t, folder, lines, [one]);
    return rendering.state === 'rendered' ? rendering.output.split('\n').filter(line => /^(?:proxy|git):/.test(line)) : told(rendering);
  };
  const own = process.env['HTTPS_PROXY'] ?? '';
  assert.deepEqual(await said(), [`proxy: ${own}`, 'git: https:http:ssh:git']);
  write(folder, { 'app/kustomization.yaml': `resources: [${one}, ${other}]` });
  assert.deepEqual(await said(), [`remote ${other}`]);
  write(folder, { 'app/kustomization.yaml': 'resources: []' });
  assert.deepEqual(await said(), ['proxy: http://127.0.0.1:9', 'git: none']);
});

test('nobody asks whether there is something in another place', async () => {
  const asked: string[] = [];
  const { refusals } = await gatherBuild('/repo/app', {
    folder: '/repo',
    read: async (role, text) => (await ask('reach', { role, text })) ?? { named: [], notBuilt: [] },
    files: {
      kind: file => Promise.resolve(asked.push(file) > 0 ? 'none' : 'file'),
      bytes: file =>
        Promise.resolve(file === '/repo/app/kustomization.yaml' ? Buffer.from('resources: [/share/a.yaml, ../../b.yaml, c.yaml]') : null),
    },
  });
  assert.deepEqual(asked, ['/repo/app/c.yaml']);
  assert.deepEqual(
    refusals.map(({ kind, entry }) => `${kind} ${entry}`),
    ['outside /share/a.yaml', 'outside ../../b.yaml'],
  );
});
