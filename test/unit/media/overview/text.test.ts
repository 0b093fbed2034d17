import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationText, limitText, overallVerdict, spokenRow, toneOf } from '../../../../media/overview/text';
import { groupOf, named, shop } from '../../../support/overviews';

test('what all come to, the worst first', () => {
  const { tone, parts } = overallVerdict([shop]);
  assert.deepEqual([tone, parts.join(' · ')], ['error', '6 workloads · 1 can’t finish · 1 would be rejected · 1 unknown']);
});
test('where nothing is wrong that is said, too', () => {
  const { tone, parts } = overallVerdict([groupOf('a.yaml', [named('web')])]);
  assert.deepEqual([tone, parts.join(' · ')], ['ok', '1 workload · all rollouts complete']);
});
test('a row as it is read aloud', () => {
  const [web, , , search] = shop.rows;
  assert.ok(web !== undefined && search !== undefined);
  assert.equal(spokenRow(web, 'Completes', null), 'web, Deployment. Completes. 10 pods, at most 13, never below 8, about 10 s');
  assert.match(
    spokenRow(search, 'Fails', 'image web:1 → web:2'),
    /^search, Deployment\. Fails\. Stuck at 0 of 10 updated, .*, fails after 10 min\. image web:1 → web:2\. 1 warning$/,
  );
});
test('the tone is the loudest of what is said and what is marked', () =>
  assert.deepEqual(shop.rows.map(toneOf), ['ok', 'ok', 'warning', 'error', 'error', 'info']));
test('how long', () => assert.deepEqual(shop.rows.map(durationText), ['10 s', '2 min 30 s', '8 s', 'fails', '–', '–']));
test('that not all have a row', () => {
  assert.equal(limitText(shop), '');
  assert.equal(limitText({ ...shop, workloads: 2345 }), 'Only the first 6 of 2,345 workloads are shown.');
});
