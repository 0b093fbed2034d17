import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { RenderingFault } from '../../server/protocol/renderingFault';
import { settledBase } from '../../server/rendering/unstable';
import { chartRendering } from '../../workspace/rendering/charts';
import { RenderingCache, type Rendering } from '../../workspace/rendering/renderer';
import type { Tool } from '../../workspace/rendering/tool';
import { fixturePath, readExpected } from './fixtures';
import { checkFields, type ExpectedObject } from './fields';
import { tools } from './tools';
import { newRenderer, worldOf } from './world';

interface Asked {
  readonly values?: readonly string[];
  readonly unsaved?: Readonly<Record<string, string>>;
}

/** Renders a chart of the fixtures as they are recorded. */
async function render(t: TestContext, tool: Tool, chart: string, { values = [], unsaved = {} }: Asked = {}): Promise<Rendering> {
  const root = fixturePath('helm', ...chart.split('/'));
  const source = {
    chart: root,
    values: values.map(file => ({ file: `${root}/${file}` })),
    release: chart === 'shop' ? 'shop' : 'app',
    namespace: 'fixtures',
    kubeVersion: 'v1.34.0',
    apiVersions: [],
  };
  const texts = new Map(Object.entries(unsaved).map(([file, text]) => [`${root}/${file}`, text]));
  return chartRendering(source, worldOf(tool, { unsaved: texts }), newRenderer(t), new RenderingCache());
}

async function checkChart(
  t: TestContext,
  tool: Tool,
  [chart, expected, values]: readonly [string, string, readonly string[]],
): Promise<void> {
  const rendering = await render(t, tool, chart, { values });
  assert.ok(rendering.state === 'rendered', JSON.stringify(rendering));
  const root = fixturePath('helm', chart);
  const numbers = (await rendering.numbers()).map(number => ({ ...number, file: number.file.slice(root.length + 1) }));
  checkFields(rendering, readExpected(expected) as readonly ExpectedObject[], { from: '', values: numbers });
}

/** Where a fault is shown, by the chart that has it: file, line and column (from 1). */
const places: Readonly<Record<string, readonly string[]>> = {
  'chart-bad': ['Chart.yaml:3'],
  endless: ['templates/_h.tpl:1:21'],
  'exec-helper': ['templates/_h.tpl:2:11'],
  'exec-include': ['templates/a.yaml:3:12'],
  'exec-nil': ['templates/a.yaml:3:19'],
  fail: ['templates/a.yaml:1:5'],
  'fail-helper': ['templates/a.yaml:3:12'],
  kubever: ['Chart.yaml:4'],
  nolist: ['templates/a.yaml:3:12'],
  'parse-end': ['templates/a.yaml:4'],
  'parse-func': ['templates/a.yaml:3'],
  'parse-unclosed': ['templates/a.yaml:4'],
  'range-int': ['templates/a.yaml:3:28'],
  required: ['templates/a.yaml:3:12'],
  schema: ['values.yaml:1', 'values.yaml:2', 'values.yaml:1'],
  tpl: ['templates/a.yaml:3:12'],
  'tpl-parse': ['templates/a.yaml:3:12'],
  'values-bad': ['values.yaml:2'],
  'wrong-type': ['templates/a.yaml:3:37'],
};

for (const { title, tool } of tools('helm')) {
  for (const asked of [
    ['shop', 'helm-shop', []],
    ['shop', 'helm-shop-prod', ['values-prod.yaml']],
    ['library-user', 'helm-library-user', []],
  ] as const)
    test(`${asked[1]}: ${title}`, async t => checkChart(t, tool(t), asked));

  for (const [name, expected] of Object.entries(places))
    test(`${name}: ${title}`, async t => {
      const rendering = await render(t, tool(t), `broken/${name}`);
      assert.ok(rendering.state === 'fault', JSON.stringify(rendering));
      const shown = rendering.places.map(({ file, line, column }) => `${file}:${line + 1}${column === null ? '' : `:${column + 1}`}`);
      // helm goes through what a schema refuses in no order.
      assert.deepEqual([...shown].sort(), [...expected].sort());
    });

  test(`an error of YAML in what was rendered is at the template’s line: ${title}`, async t => {
    const rendering = await render(t, tool(t), 'broken/yaml-bad');
    assert.ok(rendering.state === 'fault', JSON.stringify(rendering));
    const [place] = rendering.places;
    assert.equal(place?.file, 'templates/a.yaml');
    assert.ok(place.line > 0);
  });

  test(`what is missing from charts/: ${title}`, async t => {
    const rendering = await render(t, tool(t), 'missing');
    const fault: RenderingFault | null = rendering.state === 'fault' ? rendering.fault : null;
    assert.deepEqual(fault, { kind: 'dependencies', names: ['cache', 'parts'] });
  });

  test(`a chart that rejects an upgrade is rendered as it is installed: ${title}`, async t => {
    const rendering = await render(t, tool(t), 'passwords');
    assert.ok(rendering.state === 'rendered', JSON.stringify(rendering));
    assert.equal(rendering.asInstall, true);
    assert.deepEqual(
      rendering.objects.map(({ kind, name }) => `${kind} ${name}`),
      ['Deployment app'],
    );
    // The marked one is rendered as the plain one was.
    assert.ok(rendering.origins.some(({ file, line }) => file === 'templates/deployment.yaml' && line === 3));
  });

  test(`of a packed subchart the key of its values is known: ${title}`, async t => {
    const rendering = await render(t, tool(t), 'packed');
    assert.ok(rendering.state === 'rendered', JSON.stringify(rendering));
    assert.deepEqual(
      rendering.objects.map(({ name, file, packedBelow }) => ({ name, file, packedBelow })),
      [{ name: 'app-cache', file: null, packedBelow: ['cache'] }],
    );
  });

  test(`what a key of the values does, a text’s as well: ${title}`, async t => {
    const rendering = await render(t, tool(t), 'shop', { values: ['values-prod.yaml'] });
    assert.ok(rendering.state === 'rendered', JSON.stringify(rendering));
    const root = fixturePath('helm', 'shop');
    const said = async (line: number): Promise<unknown> => {
      const answer = await rendering.effectsOf({ file: `${root}/values.yaml`, line, character: 0 });
      const set = answer?.set == null ? null : `${answer.set.file.slice(root.length + 1)}:${answer.set.line + 1} ${answer.set.value}`;
      return answer === null ? null : { key: answer.key, set, paths: answer.fields.map(({ name, paths }) => `${name} ${paths.join(' ')}`) };
    };
    assert.deepEqual(await said(0), { key: 'replicas', set: 'values-prod.yaml:1 12', paths: ['shop-shop spec.replicas'] });
    const checksum = 'spec.template.metadata.annotations.checksum/config';
    assert.deepEqual(await said(15), { key: 'settings.greeting', set: null, paths: [`shop-shop ${checksum}`] });
    assert.equal(await said(1000), null);
  });

  test(`unsaved text counts: ${title}`, async t => {
    const rendering = await render(t, tool(t), 'shop', { unsaved: { 'values-none.yaml': '' } });
    assert.equal(rendering.state, 'rendered');
  });
}

test('random values count as they are now', () => {
  const text = (password: string, replicas: number): string => `---
# Source: random/templates/deployment.yaml
kind: Deployment
metadata:
  name: app
spec:
  replicas: ${replicas}
  template:
    metadata:
      annotations:
        checksum/secret: ${password}
`;
  const unstable = [{ kind: 'Deployment', name: 'app', paths: ['spec.template.metadata.annotations.checksum/secret'] }];
  assert.deepEqual(settledBase(text('abc', 2), text('def', 3), unstable), { base: text('def', 2), uncounted: unstable });
  assert.deepEqual(settledBase(text('abc', 2), text('abc', 3), unstable), { base: text('abc', 2), uncounted: [] });
});
