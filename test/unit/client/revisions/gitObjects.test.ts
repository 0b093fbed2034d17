import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ObjectReader } from '../../../../client/revisions/gitObjects';

/** Feeds the output in pieces of so many bytes. */
function checkObjects(output: string, expected: readonly (string | null)[], size = 1000): void {
  const reader = new ObjectReader(20);
  const bytes = Buffer.from(output);
  const contents: (string | null)[] = [];
  for (let at = 0; at < bytes.length; at += size) contents.push(...reader.push(bytes.subarray(at, at + size)));
  assert.deepEqual(contents, expected);
}

const two = 'b1 blob 5\na: 1\n\nb2 blob 7\nä: 2\n\n\n';

test('one content after the other', () => checkObjects(two, ['a: 1\n', 'ä: 2\n\n']));
test('in whatever pieces they come', () => checkObjects(two, ['a: 1\n', 'ä: 2\n\n'], 1));
test('an empty file', () => checkObjects('b1 blob 0\n\n', ['']));
test('one that is missing', () => checkObjects('b1 missing\nb2 blob 1\nx\n', [null, 'x']));
test('one that is missing, asked for by a path with blanks', () =>
  checkObjects('c1:my base/a 1.yaml missing\nb2 blob 1\nx\n', [null, 'x']));
test('one that is no file', () => checkObjects('b1 tree 3\nabc\nb2 blob 1\nx\n', [null, 'x']));
test('one that is too large for a manifest', () => checkObjects(`b1 blob 21\n${'x'.repeat(21)}\nb2 blob 1\nx\n`, [null, 'x']));
test('what is cut off is nothing', () => checkObjects('b1 blob 5\na: 1', []));
