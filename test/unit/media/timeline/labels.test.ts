import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apart, codeWidth, shortImages, textWidth, timeLabels } from '../../../../media/timeline/labels';

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

/** The times above a chart of 300 px with moments of 10 px that begin there, those with a `+` of several steps; a cut wait around `cut`. */
function checkTimes(moments: readonly string[], expected: string, cut?: number): void {
  const placed = moments.map((word, index) => {
    const x0 = Number.parseInt(word, 10);
    return { first: index * 2, last: index * 2 + (word.endsWith('+') ? 1 : 0), atSeconds: index, x0, x1: x0 + 10 };
  });
  const waits = cut === undefined ? [] : [{ x0: cut - 10, x1: cut + 10, seconds: 9, cut: true }];
  const labels = timeLabels({ summary: { endSeconds: 9 } }, { moments: placed, plot: 300, waits });
  assert.equal(labels.map(({ text, x }) => `${text} at ${x.toFixed(0)}`).join(', '), expected);
}

test('times stand above the middle of their moments, within the plot', () =>
  checkTimes(['0', '100', '290'], '0 s at 6, 1 s at 105, 2 s at 290'));
test('the last moment has its time, whatever is close to it', () => checkTimes(['0', '260', '275'], '0 s at 6, 2 s at 280'));
test('moments of several steps come before others', () => checkTimes(['0', '100', '115+', '250'], '0 s at 6, 2 s at 120, 3 s at 255'));
test('no time stands in the words of a wait that is cut', () => checkTimes(['0', '100', '140', '250'], '0 s at 6, 3 s at 255', 125));

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
test('and no longer than ten characters at a time', () =>
  checkShort(
    ['an-image-witX-and-quite-a-long-name-at-its-end:1'],
    ['an-image-witY-and-quite-a-long-name-at-its-end:1'],
    'an-image-witX-and…-name-at-its-end:1',
  ));
test('of another number of containers the one of the same name is beside it', () =>
  checkShort(['a/one/web:1'], ['b/proxy:1', 'a/one/web:2'], 'web:1'));
