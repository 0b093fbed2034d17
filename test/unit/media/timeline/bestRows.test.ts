import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestRows } from '../../../../media/timeline/bestRows';
import { rowsOf, type Given } from '../../../support/timelines';

/** The best of each column. */
function checkBest(given: Given, expected: string): void {
  const best = bestRows(rowsOf(given));
  assert.equal(
    Object.entries(best)
      .map(([figure, ids]) => `${figure}: ${[...ids].join(' ')}`)
      .join('; '),
    expected,
  );
}

test('the fewest pods, the most that are left, no gap, the shortest time', () =>
  checkBest({}, 'most: noExtraPods recreate; lowest: fullCapacity allAtOnce; without: ; takes: allAtOnce'));
test('none that never completes is the best', () => checkBest({ newPods: 'neverReady' }, 'most: ; lowest: ; without: ; takes: '));
test('nor one whose pods crash once they have counted as available', () =>
  checkBest({ replicas: 3, newPods: 'crashAfterReady' }, 'most: ; lowest: ; without: ; takes: '));
test('where all are the same, none is', () => {
  const [row] = rowsOf({});
  assert.ok(row !== undefined);
  assert.deepEqual([...bestRows([row, { ...row, id: 'other' }]).takes], []);
});
