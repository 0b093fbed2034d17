import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rehearsalOf } from '../../../../server/past/rehearsalOf';

function checkRevisions(revisions: readonly number[], expected: readonly number[]): void {
  const manifest = {
    template: { metadata: {}, spec: { containers: [{ name: 'web', image: 'web:1' }], terminationGracePeriodSeconds: 30 } },
    annotations: {},
    spec: null,
  };
  const { past = [] } = rehearsalOf({
    whatIf: {},
    assumptions: {},
    actions: [],
    past: revisions.map(revision => ({ revision, manifest })),
  });
  assert.deepEqual(
    past.map(({ revision }) => revision),
    expected,
  );
}

test('the revisions of the past', () => checkRevisions([1, 7], [1, 7]));
test('those that can’t be counted on from are left out', () =>
  checkRevisions([2 ** 31, 2 ** 52, 2 ** 53 - 1, 1e308, 1.5, NaN], [2 ** 31, 2 ** 52]));
