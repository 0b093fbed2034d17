import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChanges } from '../../../../server/yaml/edit';
import { parsePath } from '../../../../server/yaml/find';
import { parseDocument } from '../../../../server/yaml/parse';
import { renameKey } from '../../../../server/yaml/renameKey';

/** Renames the last key of the path to `new`; undefined: it can't be done. */
function checkRename(text: string, path: string, expected: string | undefined): void {
  const { root } = parseDocument(text);
  assert.ok(root?.type === 'map');
  const change = renameKey(text, root, parsePath(path), 'new');
  assert.equal(change === undefined ? undefined : applyChanges(text, [change]), expected);
}

test('a key keeps its value, its comments and its place', () =>
  checkRename(
    'a: 1\n# one\nb:  # two\n  - old: {x: 1} # three\n    c: 2\n',
    'b[0].old',
    'a: 1\n# one\nb:  # two\n  - new: {x: 1} # three\n    c: 2\n',
  ));
test('quotes stay', () => {
  checkRename('{"a": {"old": 1}}', 'a.old', '{"a": {"new": 1}}');
  checkRename("'old': 1\n", 'old', "'new': 1\n");
});
test('a name that is taken, or that nothing bears', () => {
  checkRename('old: 1\nnew: 2\n', 'old', undefined);
  checkRename('a: 1\n', 'old', undefined);
  checkRename('- 1\n'.replace('-', 'a:'), 'a.old', undefined);
});
test('what an alias or a merge key brings in', () => {
  checkRename('a: &x {old: 1}\nb: *x\n', 'b.old', undefined);
  checkRename('a: &x {old: 1}\nb:\n  <<: *x\n', 'b.old', undefined);
  checkRename('a: &x {old: 1}\nb: *x\n', 'a.old', 'a: &x {new: 1}\nb: *x\n');
});
