import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Session } from '../../../../client/revisions/session';
import type { ScenarioAction } from '../../../../server/protocol/scenario';

const action = (image: string): ScenarioAction => ({ action: { kind: 'setImage', images: { app: image } }, at: 'rest' });

/** Records one list of images after the other, one a second, and prints what the session knows at the end. */
function checkSession(records: readonly (readonly string[])[], expected: string): void {
  let now = 0;
  const session = new Session(() => now);
  for (const images of records) {
    now += 1;
    session.record('file:///a', 'w', { actions: images.map(action) });
  }
  const known = session.rehearsed('file:///a', 'w').actions.map(({ action: done }, index) => {
    return `${done.kind === 'setImage' ? (done.images['app'] ?? '') : '?'} at ${session.when('file:///a', 'w', index) ?? 'unknown'}`;
  });
  assert.equal(known.join(', '), expected);
}

test('each action keeps the time at which it came', () => checkSession([['a'], ['a', 'b']], 'a at 1, b at 2'));
test('the same again is no news', () => checkSession([['a'], ['a'], ['a']], 'a at 1'));
test('what was taken back is gone', () => checkSession([['a'], ['a', 'b'], ['a']], 'a at 1'));
test('another in its place has its own time', () =>
  checkSession(
    [
      ['a', 'b'],
      ['a', 'c'],
    ],
    'a at 1, c at 2',
  ));
test('nothing is nothing', () => checkSession([['a'], []], ''));

test('a restored page knows what, but not when', () => {
  const session = new Session(() => 7);
  session.restore('file:///a', 'w', { actions: [action('a')] });
  assert.deepEqual([session.rehearsed('file:///a', 'w'), session.when('file:///a', 'w', 0)], [{ actions: [action('a')] }, null]);
});
test('a restored page doesn’t overrule what was simulated since', () => {
  const session = new Session(() => 7);
  session.record('file:///a', 'w', { actions: [action('b')] });
  session.restore('file:///a', 'w', { actions: [action('a')] });
  assert.deepEqual([session.rehearsed('file:///a', 'w'), session.when('file:///a', 'w', 0)], [{ actions: [action('b')] }, 7]);
});
test('a rollback whose number a longer past has shifted keeps its time', () => {
  const undo = (toRevision: number): ScenarioAction => ({ action: { kind: 'undo', toRevision }, at: 'rest' });
  let now = 1;
  const session = new Session(() => now);
  session.record('file:///a', 'w', { actions: [undo(1)] });
  now = 2;
  session.record('file:///a', 'w', { actions: [undo(5)], past: [] });
  assert.deepEqual([session.rehearsed('file:///a', 'w'), session.when('file:///a', 'w', 0)], [{ actions: [undo(5)], past: [] }, 1]);
});
test('workloads don’t share their past', () => {
  const session = new Session(() => 7);
  session.record('file:///a', 'w', { actions: [action('a')] });
  assert.deepEqual(session.rehearsed('file:///a', 'v'), { actions: [] });
});
test('upon a cluster’s past what was simulated before is over', () => {
  const session = new Session(() => 7);
  let told = 0;
  session.onDidRecord(() => (told += 1));
  session.record('file:///a', 'w', { actions: [action('a')] });
  const revisions = [{ revision: 4, manifest: { template: {}, annotations: {}, spec: null } }];
  session.recordCluster('file:///a', 'w', { revisions, present: 5, rows: [] });
  assert.deepEqual([session.rehearsed('file:///a', 'w'), told], [{ actions: [], past: revisions }, 2]);
});
test('without the cluster git’s is the past again', () => {
  const session = new Session(() => 7);
  session.recordCluster('file:///a', 'w', { revisions: [], present: 1, rows: [] });
  session.recordCluster('file:///a', 'w', null);
  assert.deepEqual([session.rehearsed('file:///a', 'w'), session.cluster('file:///a', 'w')], [{ actions: [] }, null]);
});
test('what is forgotten is over, and that is told once', () => {
  const session = new Session(() => 7);
  let told = 0;
  session.record('file:///a', 'w', { actions: [action('a')] });
  session.record('file:///a', 'v', { actions: [action('b')] });
  session.onDidRecord(() => (told += 1));
  session.forget('file:///a', 'w');
  session.forget('file:///a', 'w');
  assert.deepEqual([session.rehearsed('file:///a', 'w'), session.isEmpty, told], [{ actions: [] }, false, 1]);
  session.forget('file:///a', 'v');
  assert.equal(session.isEmpty, true);
});
test('what is known of a file goes along with it', () => {
  const session = new Session(() => 7);
  session.record('file:///a', 'w', { actions: [action('a')] });
  session.recordCluster('file:///a', 'v', { revisions: [], present: 1, rows: [] });
  session.record('file:///ab', 'w', { actions: [action('b')] });
  session.relocate('file:///a', 'file:///c');
  assert.deepEqual(session.rehearsed('file:///a', 'w'), { actions: [] });
  assert.deepEqual([session.rehearsed('file:///c', 'w'), session.when('file:///c', 'w', 0)], [{ actions: [action('a')] }, 7]);
  assert.notEqual(session.cluster('file:///c', 'v'), null);
  assert.deepEqual(session.rehearsed('file:///ab', 'w'), { actions: [action('b')] });
});
