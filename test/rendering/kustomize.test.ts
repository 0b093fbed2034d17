import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { RenderingFault } from '../../server/protocol/renderingFault';
import { buildRendering } from '../../workspace/rendering/builds';
import { RenderingCache, type Rendering } from '../../workspace/rendering/renderer';
import type { Tool } from '../../workspace/rendering/tool';
import { fixturePath, readExpected } from './fixtures';
import { checkFields, type ExpectedObject } from './fields';
import { tools } from './tools';
import { newRenderer, worldOf } from './world';

async function build(t: TestContext, tool: Tool, ...directory: readonly string[]): Promise<Rendering> {
  const source = { directory: fixturePath('kustomize', ...directory), reachesAnywhere: false };
  return buildRendering(source, worldOf(tool, { folder: fixturePath() }), newRenderer(t), new RenderingCache());
}

const errors = readExpected('errors') as Readonly<Record<string, { readonly all: RenderingFault }>>;
const broken = [
  ...['bad-kustomization', 'bad-yaml', 'cycle', 'duplicate', 'empty', 'json-patch-missing-path', 'missing-env', 'missing-file'],
  ...['outside-file', 'patch-without-target', 'replacement-without-source', 'tag-is-a-number', 'unknown-field'],
];

for (const { title, tool } of tools('kustomize')) {
  for (const overlay of ['prod', 'staging'])
    test(`the overlay ${overlay}: ${title}`, async t => {
      const rendering = await build(t, tool(t), 'shop', 'overlays', overlay);
      checkFields(rendering, readExpected(`kustomize-shop-${overlay}`) as readonly ExpectedObject[], {
        from: 'kustomize/shop/',
        values: [],
      });
    });
  for (const name of broken)
    test(`${name}: ${title}`, async t =>
      assert.deepEqual(await build(t, tool(t), 'broken', name), { state: 'fault', fault: errors[`broken-${name}`]?.all }));
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
