import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apart, codeWidth, shortImages, textWidth } from '../../../../media/timeline/labels';

test('a text takes as much room as it has characters, in the code’s font a little more', () => {
  assert.ok(Math.abs(textWidth('10 s') - 27.6) < 0.01);
  assert.ok(Math.abs(codeWidth('10 s') - 29.2) < 0.01);
});

test('labels are apart where more than 6 px are between them', () => {
  const label = (x: number) => ({ text: '', x, width: 20 });
  assert.equal(apart(label(0), label(26)), false);
  assert.equal(apart(label(0), label(26.1)), true);
  assert.equal(apart(label(26.1), label(0)), true);
});

/** The short forms of images beside others. */
function checkShort(images: readonly string[], others: readonly string[], ...expected: readonly string[]): void {
  assert.deepEqual(shortImages(images, others), expected);
}

test('an image loses its registry and path', () => checkShort(['registry.example/shop/web:1'], ['registry.example/shop/web:2'], 'web:1'));
test('but for the folders in which it differs from the other', () =>
  checkShort(['registry.example/shop/web:1'], ['registry.example/store/web:1'], 'shop/web:1'));
test('of a digest the beginning stays', () => checkShort([`web@sha256:${'0123456789abcdef'.repeat(4)}`], ['web:1'], 'web@01234567…'));
test('the middle goes where it is too long', () =>
  checkShort(['an-image-with-quite-a-long-name:1'], ['an-image-with-quite-a-long-name:1'], 'an-image-wit…a-long-name:1'));
test('it stays longer where both would read the same', () =>
  checkShort(
    ['an-image-with-a-first-and-quite-a-long-name:1'],
    ['an-image-with-a-third-and-quite-a-long-name:1'],
    'an-image-with-a-f…uite-a-long-name:1',
  ));
test('of another number of containers the one of the same name is beside it', () =>
  checkShort(['a/one/web:1'], ['b/proxy:1', 'a/one/web:2'], 'web:1'));
