import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripShapes } from '../../../../media/overview/strip';
import type { OverviewRollout, StripPoint } from '../../../../server/protocol/overview';
import { groupOf, named } from '../../../support/overviews';

const [recreated] = groupOf('a.yaml', [named('ledger', 'strategy: { type: Recreate }')]).rows;
const [rolling] = groupOf('a.yaml', [named('web')]).rows;
assert.ok(rolling?.rollout != null);
const inTenSeconds = { summary: { ...rolling.rollout.summary, endSeconds: 10 } };

function shapesOf(rollout: OverviewRollout | null | undefined, change: Partial<OverviewRollout> = {}) {
  assert.ok(rollout !== null && rollout !== undefined);
  return stripShapes({ ...rollout, ...change }, 100, 21);
}
const point = (atSeconds: number, old: number, fresh: number): StripPoint => ({ atSeconds, old, new: fresh });

test('with Recreate the old ones are there before, the new ones at the end, nothing between them, and no floor', () =>
  assert.deepEqual(shapesOf(recreated?.rollout), { old: 'M0,1H5L5,21H0Z', new: 'M90,1H100L100,21H90Z', floor: null }));
test('new ones stand on the old ones, below the floor none is missing', () => {
  const {
    old,
    new: fresh,
    floor,
  } = shapesOf(rolling.rollout, { ...inTenSeconds, strip: [point(0, 10, 0), point(0, 8, 0), point(5, 2, 8), point(10, 0, 10)] });
  assert.equal(old, 'M0,1H5L5,5H47.5L47.5,17H90L90,21H47.5L47.5,21H5L5,21H0Z');
  assert.equal(fresh, 'M47.5,1H90L90,1H100L100,21H90L90,17H47.5Z');
  assert.equal(floor, 5);
});
test('a rollout that takes no time has its width all the same', () =>
  assert.doesNotMatch(JSON.stringify(shapesOf(rolling.rollout, { strip: [point(0, 0, 0)] })), /NaN|Infinity/));
