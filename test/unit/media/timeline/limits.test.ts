import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutOf } from '../../../../media/timeline/layout';
import { limitPath, limitStretches } from '../../../../media/timeline/limits';
import { setImage, then, timelineOf, type Given } from '../../../support/timelines';

const scale = (replicas: number, at: 'rest' | number) => then({ kind: 'scale', replicas }, at);

/** The stretches as `FLOOR–CEILING`, and the commands of the path along the floors. */
function checkLimits(given: Given, expected: readonly string[], commands: string): void {
  const timeline = timelineOf(given);
  const stretches = limitStretches(timeline, layoutOf(timeline, 900, 900));
  assert.deepEqual(
    stretches.map(({ floor, ceiling }) => `${floor}–${ceiling}`),
    expected,
  );
  assert.equal(limitPath(stretches, ({ floor }) => floor).replaceAll(/[\d.\s-]/g, ''), commands);
}

test('the same all the way', () => checkLimits({}, ['9–11'], 'MH'));
test('up with a command', () => checkLimits({ actions: [setImage('b:2'), scale(12, 3)] }, ['9–11', '11–13'], 'MHVH'));
test('and down again', () => checkLimits({ actions: [setImage('b:2'), scale(12, 3), scale(4, 9)] }, ['9–11', '11–13', '3–5'], 'MHVHVH'));
test('not where no pod is desired', () => {
  checkLimits({ replicas: 0 }, [], '');
  checkLimits({ actions: [setImage('b:2'), scale(0, 3), scale(2, 9)] }, ['9–11', '1–3'], 'MHMH');
});
test('the first begins left of the plot, to meet its word', () => {
  const timeline = timelineOf({});
  const path = limitPath(limitStretches(timeline, layoutOf(timeline, 900, 900)), () => 7);
  assert.match(path, /^M-6 7H\d/);
});
