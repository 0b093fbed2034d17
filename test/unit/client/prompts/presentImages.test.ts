import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPresentImages } from '../../../../client/prompts/presentImages';

const containers = [
  { name: 'wait', image: 'busybox:1', init: true },
  { name: 'app', image: 'app:1', init: false },
  { name: 'proxy', image: 'envoy:1', init: false },
];

function checkImages(current: readonly string[] | null, expected: string): void {
  const revisions = [{ revision: 1, replicaSet: 'a', images: ['old'], changeCause: null, current: false, action: null }];
  if (current !== null)
    revisions.push({ revision: 2, replicaSet: 'b', images: [...current], changeCause: null, current: true, action: null });
  const present = withPresentImages(containers, revisions);
  assert.equal(present.map(({ name, image }) => `${name}=${image}`).join(' '), expected);
}

test('the current revision’s images', () => checkImages(['app:2', 'envoy:2'], 'wait=busybox:1 app=app:2 proxy=envoy:2'));
test('the manifest’s where none is current', () => checkImages(null, 'wait=busybox:1 app=app:1 proxy=envoy:1'));
test('the manifest’s where the numbers differ', () => checkImages(['app:2'], 'wait=busybox:1 app=app:1 proxy=envoy:1'));
