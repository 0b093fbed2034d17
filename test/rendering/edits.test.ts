/** What edits of a chart come to, by the helms of this machine: none is recorded with these texts. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { open } from '../../server/preview/open';
import { chartRendering } from '../../workspace/rendering/charts';
import { RenderingCache, type Rendered } from '../../workspace/rendering/renderer';
import type { Tool } from '../../workspace/rendering/tool';
import { fixturePath, readFixture } from './fixtures';
import { realTools } from './tools';
import { newRenderer, worldOf } from './world';

const root = fixturePath('helm', 'shop');
const prod = 'values-prod.yaml';

/** The chart with the values of production, and with texts that aren't saved, by their paths in it. */
async function render(t: TestContext, tool: Tool, unsaved: Readonly<Record<string, string>> = {}): Promise<Rendered> {
  const texts = new Map(Object.entries(unsaved).map(([file, text]) => [`${root}/${file}`, text]));
  const values = [{ file: `${root}/${prod}` }];
  const source = { chart: root, values, release: 'shop', namespace: 'default', kubeVersion: 'v1.34.0', apiVersions: [] };
  const rendering = await chartRendering(source, worldOf(tool, { unsaved: texts }), newRenderer(t), new RenderingCache());
  assert.ok(rendering.state === 'rendered', JSON.stringify(rendering));
  return rendering;
}

/** What the edit of one of the chart's files says of the Deployment. */
async function saidOf(
  t: TestContext,
  tool: Tool,
  [file, before, after]: readonly [string, string, string],
  others: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { output: base } = await render(t, tool, others);
  const { output: text } = await render(t, tool, { ...others, [file]: edited(file, before, after) });
  const effects = open([{ uri: 'rollout-rendered:/shop.yaml', text }])[0]?.editEffects({ base });
  return effects?.find(({ workload }) => workload.endsWith('/shop-shop'))?.title ?? '';
}

function edited(file: string, before: string, after: string): string {
  const text = readFixture('helm', 'shop', ...file.split('/'));
  assert.ok(text.includes(before), `${file} has no ${before}`);
  return text.replace(before, after);
}

for (const tool of realTools('helm')) {
  const title = `helm ${tool.version}`;

  test(`text of the values that isn’t saved counts: ${title}`, async t => {
    const saved = readFileSync(`${root}/${prod}`, 'utf8');
    assert.match((await render(t, tool, { [prod]: edited(prod, 'replicas: 12', 'replicas: 9') })).output, /^ {2}replicas: 9$/m);
    assert.equal(readFileSync(`${root}/${prod}`, 'utf8'), saved);
    assert.match((await render(t, tool)).output, /^ {2}replicas: 12$/m);
  });

  test(`a checksum names the ConfigMap behind it: ${title}`, async t =>
    assert.equal(
      await saidOf(t, tool, [prod, 'level: warn', 'level: error']),
      'this edit replaces 12 pods: annotation checksum/config · checksum/config follows ConfigMap shop-shop (level)',
    ));

  test(`replicas that are copied into the pods replace them: ${title}`, async t => {
    const copied = '          env: [{ name: REPLICAS, value: {{ .Values.replicas | quote }} }]\n          ports:\n';
    const template = { 'templates/deployment.yaml': edited('templates/deployment.yaml', '          ports:\n', copied) };
    assert.equal(
      await saidOf(t, tool, [prod, 'replicas: 12', 'replicas: 14'], template),
      'this edit replaces 14 pods: env REPLICAS · replicas is copied into env REPLICAS',
    );
  });

  test(`replicas and image are written into the values that set them: ${title}`, async t => {
    const rendered = await render(t, tool);
    const lines = rendered.output.split('\n');
    const [replicas, image] = ['  replicas: 12', '          image: "images.example/shop:1.27.3"'].map(line => lines.indexOf(line));
    assert.ok(replicas !== undefined && image !== undefined);
    const set = (await rendered.numbers()).find(number => number.rendered === replicas);
    assert.deepEqual([set?.file, set?.line], [`${root}/${prod}`, 0]);
    const written = await rendered.written(image, 'images.example/shop:1.27.3', 'images.example/shop:1.28.0');
    assert.deepEqual(written, [{ file: `${root}/${prod}`, line: 2, start: 7, end: 13, newText: '1.28.0' }]);
  });
}
