import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digest } from '../../../../server/kubernetes/digest';

test('the same for the same text, of a fixed length, and another for any other text', () => {
  const texts = ['', 'a', 'b', 'aa', 'ab', 'ba', 'a\0', 'ä', '{"a":1}', '{"a":2}', 'x'.repeat(1000), 'x'.repeat(1001)];
  const digests = texts.map(digest);
  assert.deepEqual(digests, texts.map(digest));
  assert.ok(digests.every(text => /^[0-9a-f]{32}$/.test(text)));
  assert.equal(new Set(digests).size, texts.length);
  // No part repeats another, so that all of it tells texts apart.
  assert.equal(new Set(digests.flatMap(text => text.match(/.{8}/g) ?? [])).size, texts.length * 4);
});
