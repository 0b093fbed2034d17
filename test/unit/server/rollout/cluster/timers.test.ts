import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Timers } from '../../../../../server/rollout/cluster/timers';

test('timers come in the order of their times, those of the same time in the order in which they were set', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), times => {
      const timers = new Timers<readonly [number, number]>();
      times.forEach((time, index) => timers.set(time, [time, index]));
      const taken: (readonly [number, number])[] = [];
      while (Number.isFinite(timers.nextAt)) {
        const next = timers.take();
        if (next !== undefined) taken.push(next);
      }
      const sorted = times.map((time, index) => [time, index] as const).sort(([a, i], [b, j]) => a - b || i - j);
      assert.deepEqual(taken, sorted);
    }),
    { numRuns: 50 },
  );
});
