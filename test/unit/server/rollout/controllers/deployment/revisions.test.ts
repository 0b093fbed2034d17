import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addToHistory } from '../../../../../../server/rollout/controllers/deployment/revisions';
import type { Described } from '../../deployments';
import { HandRun } from '../../handRun';

const rolled = (tag: number, set = tag) => `image ${tag}\nready v${set} 1\n`;

describe('revisions', () => {
  checkRevisions('an image set again is the newest revision', {}, `${rolled(2)}image 1.28.4\nready v1 1`, 'v1:3* v2:2');
  checkRevisions('undo twice is a toggle', {}, `${rolled(2)}${rolled(3)}undo 0\nready v2 1\nundo 0\nready v3 1`, 'v1:1 v2:4 v3:5*');
  checkRevisions('several images while paused are one revision', {}, 'pause\nimage 2\nimage 3\nimage 4\nresume\nready v2 1', 'v1:1 v2:2*');
  checkRevisions('scaling makes none', {}, 'scale 3\nready v1 2', 'v1:1*');
});

describe('revisionHistoryLimit', () => {
  checkRevisions('keeps that many old ones', { revisionHistoryLimit: 2 }, `${rolled(2)}${rolled(3)}${rolled(4)}`, 'v2:2 v3:3 v4:4*');
  checkRevisions('0 keeps none', { revisionHistoryLimit: 0 }, rolled(2), 'v2:2*');
  checkRevisions('cleans up only when the rollout is complete', { revisionHistoryLimit: 0 }, 'image 2', 'v1:1 v2:2*');
  checkRevisions(
    'a set that still has a pod uses up a place',
    { revisionHistoryLimit: 2, replicas: 2, surge: 1, unavailable: 0 },
    'image 2\nimage 3\nimage 4\nimage 5\npause',
    'v1:1 v3:3 v4:4 v5:5*',
  );
});

test('former numbers are kept on the set', () => {
  const run = new HandRun({}).start().run(`${rolled(2)}undo 1\nready v1 1\nundo 2\nready v2 1\nundo 0\nready v1 1`);
  assert.equal(run.cluster.generations[0]?.revisionHistory, '1,3');
  assert.equal(run.cluster.workload.revision, 5);
});

test('undo brings the annotations of the revision back, and loses those that came later', () => {
  const run = new HandRun({ annotations: { 'kubernetes.io/change-cause': 'first' } }).start();
  run.run(rolled(2));
  run.cluster.workload.annotations = { 'kubernetes.io/change-cause': 'second', team: 'a' };
  run.cluster.workload.dirty = true;
  run.run('wait 1').run('undo 1');
  assert.deepEqual(run.cluster.workload.annotations, { 'kubernetes.io/change-cause': 'first' });
  assert.deepEqual(run.cluster.generations[1]?.annotations, { 'kubernetes.io/change-cause': 'second', team: 'a' });
});

function checkRevisions(title: string, described: Described, script: string, expected: string): void {
  test(title, () => assert.equal(new HandRun(described).start().run(script).revisions, expected));
}

test('the annotation of former numbers holds 2,000 characters: the oldest are dropped', () => {
  const numbers = Array.from({ length: 400 }, (_, index) => 1000 + index);
  assert.deepEqual(addToHistory(numbers.slice(0, -1), 1399), numbers);
  assert.deepEqual(addToHistory(numbers, 1400), [...numbers.slice(1), 1400]);
  assert.deepEqual(addToHistory(numbers, 10_000), [...numbers.slice(1), 10_000]);
  const short = Array.from({ length: 500 }, (_, index) => 97 + index);
  assert.equal([...short, 597].join().length, 2000);
  assert.deepEqual(addToHistory(short, 597), [...short, 597]);
  assert.deepEqual(addToHistory(short, 1000), [...short.slice(1), 1000]);
});
