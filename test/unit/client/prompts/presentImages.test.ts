import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPresentImages } from '../../../../client/prompts/presentImages';

const containers = [
  { name: 'wait', image: 'busybox:1', init: true },
  { name: 'app', image: 'app:1', init: false },
  { name: 'proxy', image: 'envoy:1', init: false },
];

function checkImages(images: readonly string[], expected: string): void {
  const present = withPresentImages(containers, images);
  assert.equal(present.map(({ name, image }) => `${name}=${image}`).join(' '), expected);
}

test('those of the template, init containers last', () =>
  checkImages(['app:2', 'envoy:2', 'alpine:3'], 'wait=alpine:3 app=app:2 proxy=envoy:2'));
test('the manifest’s where there is no template', () => checkImages([], 'wait=busybox:1 app=app:1 proxy=envoy:1'));
test('the manifest’s where the numbers differ', () => checkImages(['app:2', 'envoy:2'], 'wait=busybox:1 app=app:1 proxy=envoy:1'));
