import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { RenderingFault } from '../../server/protocol/renderingFault';
import { buildRendering } from '../../workspace/rendering/builds';
import { RenderingCache, type Rendering } from '../../workspace/rendering/renderer';
import type { Tool } from '../../workspace/rendering/tool';
import { newFolder, program, write } from '../workspace/folders';
import { fixturePath, readExpected } from './fixtures';
import { checkFields, type ExpectedObject } from './fields';
import { tools } from './tools';
import { newRenderer, worldOf } from './world';

async function build(t: TestContext, tool: Tool, ...directory: readonly string[]): Promise<Rendering> {
  const source = { directory: fixturePath('kustomize', ...directory), reachesAnywhere: false };
  return buildRendering(source, worldOf(tool, { folder: fixturePath() }), newRenderer(t), new RenderingCache());
}

const errors = readExpected('errors') as Readonly<Record<string, { readonly all: RenderingFault }>>;

/** Where a fault is shown, by the kustomization that has it: file and line (from 1). */
const places: Readonly<Record<string, string>> = {
  'bad-kustomization': 'kustomization.yaml:1',
  'bad-yaml': 'd.yaml:5',
  cycle: 'b/kustomization.yaml:1',
  duplicate: 'kustomization.yaml:1',
  empty: 'kustomization.yaml:1',
  'json-patch-missing-path': 'kustomization.yaml:5',
  'missing-env': 'kustomization.yaml:3',
  'missing-file': 'kustomization.yaml:1',
  'outside-file': 'kustomization.yaml:3',
  'patch-without-target': 'p.yaml:3',
  'replacement-without-source': 'kustomization.yaml:2',
  'tag-is-a-number': 'kustomization.yaml:4',
  'unknown-field': 'kustomization.yaml:2',
};

for (const { title, tool } of tools('kustomize')) {
  for (const overlay of ['prod', 'staging'])
    test(`the overlay ${overlay}: ${title}`, async t => {
      const rendering = await build(t, tool(t), 'shop', 'overlays', overlay);
      checkFields(rendering, readExpected(`kustomize-shop-${overlay}`) as readonly ExpectedObject[], {
        from: 'kustomize/shop/',
        values: [],
      });
    });
  for (const [name, place] of Object.entries(places))
    test(`${name}: ${title}`, async t => {
      const rendering = await build(t, tool(t), 'broken', name);
      assert.ok(rendering.state === 'fault', JSON.stringify(rendering));
      assert.deepEqual(rendering.fault, errors[`broken-${name}`]?.all);
      const shown = rendering.places.map(({ file, line }) => `${file}:${line + 1}`);
      assert.deepEqual(shown, [`kustomize/broken/${name}/${place}`]);
    });
}

const never: Tool = { name: 'kustomize', executable: '/nobody/starts/this', version: '5.8.1' };

for (const [name, refusal] of [
  ['remote-file', { kind: 'remote', entry: 'https://charts.invalid/x.yaml', file: 'kustomization.yaml', line: 0 }],
  ['function', { kind: 'function', entry: 'T', file: 't.yaml', line: 0 }],
  ['helm-chart', { kind: 'helmCharts', entry: 'helmCharts', file: 'kustomization.yaml', line: 0 }],
] as const)
  test(`nothing is run for ${name}`, async t => {
    const { file, ...rest } = refusal;
    const expected = { ...rest, file: `kustomize/broken/${name}/${file}` };
    assert.deepEqual(withoutLines(await build(t, never, 'broken', name)), { state: 'refused', refusals: [expected] });
  });

function withoutLines(rendering: Rendering): unknown {
  return rendering.state === 'refused'
    ? { ...rendering, refusals: rendering.refusals.map(refusal => ({ ...refusal, line: 0 })) }
    : rendering;
}

test('variables of Flux have their values, at the lines that name them', async t => {
  const folder = newFolder(t);
  const text = 'kind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: ${REPLICAS}\n  paused: ${PAUSED}\n';
  write(folder, { 'app/kustomization.yaml': 'resources: [web.yaml]\n', 'app/web.yaml': text });
  const tool: Tool = { name: 'kustomize', executable: program(newFolder(t), 'kustomize', 'cat "$2/web.yaml"'), version: '5.8.1' };
  const variables = [{ name: 'REPLICAS', value: '3' }];
  const source = { directory: `${folder}/app`, reachesAnywhere: false, variables };
  const rendering = await buildRendering(source, worldOf(tool, { folder }), newRenderer(t), new RenderingCache());
  assert.ok(rendering.state === 'rendered', JSON.stringify(rendering));
  assert.equal(rendering.output, text.replace('${REPLICAS}', '3'));
  assert.deepEqual(
    rendering.origins.find(({ rendered }) => rendered === 4),
    { rendered: 4, file: 'app/web.yaml', line: 4, how: 'line' },
  );
});
