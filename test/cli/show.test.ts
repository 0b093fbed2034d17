import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Timeline } from '../../server/protocol/timeline';
import { deployment } from '../support/manifest';
import { Folder } from './rolloutPreview';

const folder = new Folder({
  'web.yaml': deployment(),
  'two.yaml': `${deployment()}---\n${deployment().replace('name: web', 'name: shop')}`,
  'wrong.yaml': deployment().replace('replicas: 10', 'replicas: -1'),
  'tight/web.yaml': deployment(),
  'tight/quota.yaml': 'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: few}\nspec: {hard: {pods: "5"}}\n',
  'config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
});
after(() => folder.remove());

async function timelineOf(...args: readonly string[]): Promise<Timeline> {
  const { out, err } = await folder.run('show', '--format', 'json', ...args);
  assert.equal(err, '');
  return JSON.parse(out) as Timeline;
}

describe('show', () => {
  test('prints the verdict, and what kubectl prints whenever the rollout waits', async () => {
    const { code, out } = await folder.run('show', 'web.yaml');
    assert.match(out, /^10 pods · at most 13 · never below 8 · about 10 s$/m);
    assert.match(out, /^TIME +NAME +READY +UP-TO-DATE +AVAILABLE +AGE +ROLLOUT STATUS$/m);
    assert.match(out, /deployment "web" successfully rolled out/);
    assert.equal(code, 0);
  });
  test('draws the chart as a picture, in which text of others stays text', async () => {
    const { code, out, err } = await folder.run('show', 'web.yaml', '--set-image', 'web=a<b&"c', '--format', 'svg');
    assert.match(out, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*><title>web [^<>]*: 10 pods · at most 13 · /);
    assert.match(out, /<path class="area v1 available"/);
    assert.match(out, /a&lt;b&amp;&quot;c/);
    assert.match(out, /@media\(prefers-color-scheme:dark\)/);
    assert.doesNotMatch(out, /a<b|undefined|NaN/);
    assert.deepEqual([code, err], [0, '']);
  });
  for (const [args, said] of [
    [['two.yaml'], '--format svg: name one WORKLOAD: Deployment/web, Deployment/shop'],
    [['wrong.yaml'], '--format svg: Deployment/web can’t be simulated'],
  ] as const) {
    test(`draws nothing: ${args.join(' ')}`, async () => {
      const { code, out, err } = await folder.run('show', ...args, '--format', 'svg');
      assert.deepEqual([code, out, err], [2, '', `rollout-preview: ${said}\n`]);
    });
  }
  test('counts what stands beside the file', async () => {
    assert.match((await folder.run('show', 'tight/web.yaml')).out, /exceeded quota: few/);
  });
  test('simulates what is done, in the order given', async () => {
    const { commands, verdict } = await timelineOf('web.yaml', '--set-image', 'web=nginx:9', '--at', '2', '--scale', '4');
    assert.deepEqual(
      commands.map(command => command.replace(/ -n .*/, '')),
      ['kubectl set image deployment/web web=nginx:9', 'kubectl scale deployment/web --replicas=4'],
    );
    assert.ok(verdict.parts.length > 0);
    const chained = await timelineOf('web.yaml', '--set-image', 'web=nginx:9', '--undo');
    assert.match(chained.commands[1] ?? '', /^kubectl rollout undo deployment\/web/);
    assert.deepEqual((await timelineOf('web.yaml', '--set-image', 'web=nginx:9', '--undo', '1')).trigger.toRevision, 1);
  });
  test('has values in the manifest’s place, and other outcomes of new pods', async () => {
    const { limits, summary } = await timelineOf('web.yaml', '--what-if', 'maxSurge=0', '--what-if', 'replicas=4', '--new-pods', 'crash');
    assert.deepEqual([limits.desired, limits.surge, summary.outcome], [4, 0, 'stalls']);
  });
  test('prints the report as Markdown', async () => {
    const { out } = await folder.run('show', 'two.yaml', 'shop', '--format', 'markdown');
    assert.match(out, /^### Rollout of `shop`/);
  });
  test('shows all workloads of a file, or the one that is asked for', async () => {
    const { out } = await folder.run('show', 'two.yaml');
    assert.match(out, /Deployment web, [\s\S]*Deployment shop, /);
    assert.doesNotMatch((await folder.run('show', 'two.yaml', 'deployment/shop')).out, /Deployment web/);
  });
  test('ends with 1 where there is no rollout, and says why', async () => {
    const { code, out } = await folder.run('show', 'wrong.yaml');
    assert.match(out, /spec\.replicas: Invalid value: -1/);
    assert.equal(code, 1);
  });
  for (const [args, said] of [
    [[], /show: a FILE is missing/],
    [['config.yaml'], /config\.yaml: no workload is in it/],
    [['two.yaml', 'nope'], /two\.yaml: no workload “nope”; it has web, shop/],
    [['web.yaml', '--set-image', 'web'], /--set-image: “web” isn’t KEY=VALUE/],
    [['web.yaml', '--scale', '-1'], /./],
    [['web.yaml', '--at', '5'], /--at: no action follows it/],
    [['web.yaml', '--new-pods', 'fine'], /--new-pods: no “fine”/],
    [['web.yaml', '--what-if', 'image=a'], /--what-if: no “image”/],
  ] as const) {
    test(`ends with 2: show ${args.join(' ')}`, async () => {
      const { code, out, err } = await folder.run('show', ...args);
      assert.match(err, said);
      assert.deepEqual([code, out], [2, '']);
    });
  }
});
