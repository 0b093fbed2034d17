import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseRef } from '../../../../client/git/baseRef';

function checkRef(settings: readonly unknown[], expected: readonly (string | null)[]): void {
  assert.deepEqual(settings.map(baseRef), expected);
}

test('what git takes as one revision', () => {
  const names = ['HEAD', 'origin/main', 'v1.2.3', 'HEAD~3', 'main^', '@{upstream}', 'main@{1}', 'feature/a-b#1', '0123abcd'];
  checkRef(names, names);
});
test('blanks around it', () => checkRef([' main '], ['main']));
test('nothing is HEAD', () => checkRef(['', '  ', undefined, 7, null], ['HEAD', 'HEAD', 'HEAD', 'HEAD', 'HEAD']));
test('no option', () => checkRef(['--output=x', '-p'], [null, null]));
test('neither range nor path nor anything else', () =>
  checkRef(['a..b', 'a...b', 'HEAD:x', '^main', 'a b', 'a\nb', '/a'], Array(7).fill(null)));
