import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newSets, podsOfGeneration } from '../../../../media/timeline/roles';
import { setImage, then, timelineOf, type Given } from '../../../support/timelines';

/** From which step on which image is the new one. */
function checkNew(given: Given, expected: string): void {
  const timeline = timelineOf(given);
  const sets = newSets(timeline);
  const changes = timeline.steps
    .filter((_, index) => index === 0 || sets[index] !== sets[index - 1])
    .map(step => `${step.number} ${timeline.generations[sets[step.number - 1] ?? -1]?.images.join() ?? '?'}`);
  assert.equal(changes.join(', '), expected);
}

test('one change of template has one new set', () => checkNew({}, '1 busybox:1.29'));

test('a rollback in the middle makes the old set the new one', () =>
  checkNew({ actions: [setImage('b:2'), then({ kind: 'undo', toRevision: 0 }, 7)] }, '1 b:2, 12 busybox:1.28.4'));

test('so does a third image, which then is old itself', () =>
  checkNew(
    { actions: [setImage('b:2'), setImage('b:3', 7), then({ kind: 'undo', toRevision: 1 }, 15)] },
    '1 b:2, 12 b:3, 25 busybox:1.28.4',
  ));

test('what the lanes tell of the sets adds up to the counters', () => {
  const timeline = timelineOf({ actions: [setImage('b:2'), setImage('b:3', 7), then({ kind: 'undo', toRevision: 1 }, 15)] });
  const sets = timeline.generations.map((_, index) => podsOfGeneration(timeline, index));
  timeline.steps.forEach((step, index) => {
    const sum = (which: 'active' | 'available') => sets.reduce((total, set) => total + (set[which][index] ?? 0), 0);
    assert.deepEqual([sum('active'), sum('available')], [step.current, step.available], `step ${step.number}`);
  });
});
