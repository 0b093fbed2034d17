import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Timeline } from '../../../../server/protocol/timeline';
import { bandsOf, shortages } from '../../../../media/timeline/bands';
import { timeLabels } from '../../../../media/timeline/labels';
import { layoutOf, stepAt, yOf } from '../../../../media/timeline/layout';
import { terminatingAt } from '../../../../media/timeline/versions';
import { timelineOf, type Given } from '../../../support/timelines';

const scenarios: readonly Given[] = [
  {},
  { replicas: 0 },
  { replicas: 1 },
  { replicas: 400, maxSurge: 1, maxUnavailable: 0 },
  { replicas: 3, newPods: 'neverReady' },
  { replicas: 3, recreate: true },
  { paused: true },
];
const timelines: readonly Timeline[] = scenarios.map(timelineOf);

/** Something that holds for every timeline at every width. */
function checkAlways(holds: (timeline: Timeline, width: number) => void): void {
  fc.assert(
    fc.property(fc.constantFrom(...timelines), fc.integer({ min: 300, max: 2000 }), (timeline, width) => {
      holds(timeline, width);
    }),
    { numRuns: 10 },
  );
}

test('steps follow each other from the left to the plot’s right edge', () =>
  checkAlways((timeline, width) => {
    const layout = layoutOf(timeline, width, 900);
    const all = layout.edges;
    assert.equal(all.length, timeline.steps.length + 1);
    assert.equal(all[0], 0);
    assert.equal(all.at(-1), layout.plot);
    all.slice(1).forEach((edge, index) => assert.ok(edge >= (all[index] ?? 0), `step ${index + 1} ends before it begins`));
  }));

test('a mark lies in its step, so that a click on it selects it', () =>
  checkAlways((timeline, width) => {
    const layout = layoutOf(timeline, width, 900);
    layout.marks.forEach((mark, index) => assert.equal(stepAt(layout, mark), index + 1));
    assert.equal(stepAt(layout, -50), 1);
    assert.equal(stepAt(layout, 5000), timeline.steps.length);
  }));

test('the ceiling, the pods and the terminating ones have room', () =>
  checkAlways((timeline, width) => {
    const layout = layoutOf(timeline, width, 900);
    for (const step of timeline.steps) {
      assert.ok(yOf(layout, step.current) >= layout.top - 0.01);
      const hanging = terminatingAt(step);
      assert.ok(layout.under + hanging * layout.underUnit <= layout.bottom + 0.01);
    }
    assert.ok(yOf(layout, timeline.limits.ceiling) >= layout.top - 0.01);
  }));

test('times on the axis never touch', () =>
  checkAlways((timeline, width) => {
    const labels = timeLabels(timeline, layoutOf(timeline, width, 900));
    labels.slice(1).forEach((label, index) => {
      const before = labels[index];
      assert.ok(before && label.x - label.width / 2 > before.x + before.width / 2);
    });
  }));

test('the wait for the deadline is cut and says so; no wait of a healthy rollout is', () => {
  const cuts = (given: Given) =>
    layoutOf(timelineOf(given), 900, 900)
      .waits.filter(wait => wait.cut)
      .map(wait => wait.seconds);
  assert.deepEqual(cuts({ replicas: 3, maxSurge: 1, maxUnavailable: 0, newPods: 'neverReady' }), [596]);
  assert.deepEqual(cuts({}), []);
});

test('Recreate shows for how long none is available', () => {
  const timeline = timelineOf({ replicas: 3, recreate: true });
  const none = shortages(timeline, layoutOf(timeline, 900, 900));
  assert.deepEqual(
    none.map(({ available, seconds }) => `${available} for ${seconds} s`),
    ['0 for 8 s'],
  );
});

test('each look of pods is drawn once, and only if there are such pods', () => {
  const looks = (given: Given) => {
    const timeline = timelineOf(given);
    return bandsOf(timeline, layoutOf(timeline, 900, 900)).map(({ version, look }) => `${version} ${look}`);
  };
  assert.deepEqual(looks({}), ['0 available', '1 available', '1 starting', '0 terminating']);
  assert.deepEqual(looks({ minReadySeconds: 5 }), ['0 available', '1 available', '1 ready', '1 starting', '0 terminating']);
  assert.deepEqual(looks({ paused: true }), ['0 available']);
  assert.deepEqual(looks({ replicas: 0 }), []);
});
