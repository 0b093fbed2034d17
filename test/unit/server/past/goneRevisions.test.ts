import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goneRevisions } from '../../../../server/past/goneRevisions';

/** The numbers that nobody bears, as `FROM-TO→BECAME`. */
function checkGone(
  borne: readonly (readonly [revision: number, ...former: number[]])[],
  limit: number,
  ...expected: readonly string[]
): void {
  const revisions = borne.map(([revision, ...formerRevisions]) => ({ revision, formerRevisions }));
  assert.deepEqual(
    goneRevisions(revisions, { limit, keptBy: 'ReplicaSet' }).map(
      ({ from, to, became }) => `${from}-${to}${became === null ? '' : `→${became}`}`,
    ),
    expected,
  );
}

test('those of the same fate stand together', () => checkGone([[7, 2, 3], [5]], 10, '1-1', '2-3→7', '4-4', '6-6'));
test('none where each number is borne', () => checkGone([[2], [1]], 10));
test('of very many no more than the newest 100,000 are looked at', () => checkGone([[150_001]], 10, '50001-150000'));
