import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPast } from '../../../../client/revisions/rehearsed';
import type { ScenarioAction } from '../../../../server/protocol/scenario';

const past = {
  revisions: [{ revision: 4, manifest: { template: {}, annotations: {}, spec: null } }],
  present: 5,
  rows: [],
};
const undo = (toRevision: number): ScenarioAction => ({ action: { kind: 'undo', toRevision }, at: 'rest' });

/** The revisions that the rollbacks name, with the past's behind. */
function checkPast(undone: readonly number[], had: readonly number[] | null, expected: string): void {
  const own = had?.map(revision => ({ revision, manifest: { template: {}, annotations: {}, spec: null } }));
  const result = withPast({ actions: undone.map(undo), ...(own === undefined ? {} : { past: own }) }, past);
  const numbers = result.actions.map(({ action }) => (action.kind === 'undo' ? action.toRevision : '?'));
  assert.equal(`${numbers.join()} upon ${(result.past ?? []).map(({ revision }) => revision).join()}`, expected);
}

test('the manifest was revision 1 and is 5 now', () => checkPast([1, 2], null, '5,6 upon 4'));
test('the previous one stays the previous one', () => checkPast([0], null, '0 upon 4'));
test('a past that actions were made upon stays', () => checkPast([2], [2], '2 upon 2'));
test('without actions the past is the one just read', () => checkPast([], [2], ' upon 4'));

test('a kustomization’s images come with the past, and stay with the actions that were made upon it', () => {
  const fresh = withPast({ actions: [] }, { ...past, kustomizeImages: [{ name: 'one' }] });
  const kept = withPast({ ...fresh, actions: [undo(4)] }, { ...past, kustomizeImages: [{ name: 'other' }] });
  assert.deepEqual([fresh.kustomizeImages, kept.kustomizeImages], [[{ name: 'one' }], [{ name: 'one' }]]);
});
