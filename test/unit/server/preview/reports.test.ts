import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { reportsOf } from '../../../../server/preview/reports';
import { deployment } from '../../../support/manifest';

/** The report of all workloads of a manifest, without empty lines. */
function linesOf(text: string): readonly string[] {
  const [file] = open([{ uri: 'file:///shop.yaml', text }]);
  return reportsOf((file?.workloads ?? []).map(workload => workload.reported('shop.yaml')))
    .split('\n')
    .filter(line => line !== '');
}

const web = deployment();
const api = deployment(['strategy: { type: Recreate }'])
  .replaceAll('name: web', 'name: api')
  .replace('name: api\n', 'name: api\n  namespace: shop\n');
const wrong = deployment(['minReadySeconds: -1']).replaceAll('name: web', 'name: wrong');

test('a row for each workload, and below them their reports folded', () => {
  const lines = linesOf([web, api, wrong].join('---\n'));
  assert.deepEqual(lines.slice(0, 7), [
    '### Rollouts of 3 workloads',
    '| Workload | Rollout | Pods | At most | Lowest available | Duration |',
    '|---|---|--:|--:|--:|--:|',
    '| `Deployment/web`<br>`shop.yaml:1` | 10 pods · at most 13 · never below 8 · about 10 s | 10 | 13 | 8 | 10 s |',
    '| `Deployment/api -n shop`<br>`shop.yaml:19` | 10 pods · at most 10 · none available for 8 s | 10 | 10 | 0 | 8 s |',
    '| `Deployment/wrong`<br>`shop.yaml:39` | `minReadySeconds` can’t be negative. |  |  |  |  |',
    'Each is simulated as if it were applied alone.',
  ]);
  assert.deepEqual(
    lines.filter(line => line.startsWith('<details><summary>D')),
    ['<details><summary>Deployment/web</summary>', '<details><summary>Deployment/api</summary>'],
  );
  assert.equal(lines.at(-1), 'Simulated from the manifests; nothing was applied to a cluster.');
});
test('that of a single one is its own', () => assert.equal(linesOf(web)[0], '### Rollout of `web`: `web:1`'));
test('none for none', () => assert.deepEqual(linesOf('kind: Service\n'), []));
test('what is too much for a comment says so', () => {
  const [file] = open([{ uri: 'file:///shop.yaml', text: web }]);
  const one = file?.workloads[0]?.reported('shop.yaml');
  assert.ok(one !== undefined);
  const lines = reportsOf(Array.from({ length: 120 }, (_, index) => ({ ...one, name: `web-${index}` })))
    .split('\n')
    .filter(line => line !== '');
  const [, left] = /^(\d+) reports are left out for their length\.$/.exec(lines.at(-2) ?? '') ?? [];
  assert.equal(lines.filter(line => line.startsWith('<details><summary>D')).length + Number(left), 120);
  assert.ok(lines.join('\n').length < 65_536);
});
