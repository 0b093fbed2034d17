import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InfoReader, large, ObjectReader, type ObjectContent } from '../../../../workspace/git/objects';

/** Feeds the output in pieces of so many bytes. */
function checkObjects(output: string, expected: readonly ObjectContent[], size = 1000): void {
  const reader = new ObjectReader(20);
  const bytes = Buffer.from(output);
  const contents: ObjectContent[] = [];
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
test('one that is too large for a manifest', () => checkObjects(`b1 blob 21\n${'x'.repeat(21)}\nb2 blob 1\nx\n`, [large, 'x']));
test('what is cut off is nothing', () => checkObjects('b1 blob 5\na: 1', []));

test('one that is far too large costs no more than its bytes', () => {
  const reader = new ObjectReader(20);
  const bytes = 400_000_000;
  const piece = Buffer.alloc(65_536, 'x');
  const found = [...reader.push(Buffer.from(`b1 blob ${bytes}\n`))];
  for (let at = 0; at < bytes; at += piece.length) found.push(...reader.push(piece.subarray(0, bytes - at)));
  assert.deepEqual([...found, ...reader.push(Buffer.from('\nb2 blob 1\nx\n'))], [large, 'x']);
});

/** Feeds the output of `git cat-file --batch-check` in pieces of so many bytes. */
function checkInfos(output: string, expected: readonly (string | null)[], size = 1000): void {
  const reader = new InfoReader();
  const bytes = Buffer.from(output);
  const infos: (string | null)[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    for (const info of reader.push(bytes.subarray(at, at + size)))
      infos.push(info === null ? null : `${info.type} ${info.id} ${info.bytes}`);
  }
  assert.deepEqual(infos, expected);
}

test('how large objects are', () => checkInfos('b1 blob 5\nb2 tree 70000000000\n', ['blob b1 5', 'tree b2 70000000000']));
test('how large they are, in whatever pieces it comes', () =>
  checkInfos('b1 blob 5\nc1:ä b missing\nb2 blob 1\n', ['blob b1 5', null, 'blob b2 1'], 1));
test('a name that looks like an answer is none', () => checkInfos('c1:b1 blob 5 missing\n', [null]));
test('a line without an end is kept from growing', () => checkInfos(`${'x'.repeat(50_000)}\nb1 blob 5\n`, [null, 'blob b1 5']));
