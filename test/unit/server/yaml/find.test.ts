import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { find, parsePath, placeAt, printPath } from '../../../../server/yaml/find';
import { parseDocument } from '../../../../server/yaml/parse';

/** What stands at a path, as written; `none` where nothing does. */
function checkFind(text: string, path: string, expected: string): void {
  const found = find(parseDocument(text).root, parsePath(path));
  assert.equal(found === undefined ? 'none' : text.slice(found.span.start, found.span.end), expected);
}

test('a field', () => checkFind('a: {b: 1}\n', 'a.b', '1'));
test('an item', () => checkFind('a: [{b: 1}, {b: 2}]\n', 'a[1].b', '2'));
test('a key with dots', () => checkFind('labels: {app.kubernetes.io/name: x}\n', 'labels[app.kubernetes.io/name]', 'x'));
test('of equal keys the last', () => checkFind('a: 1\na: 2\n', 'a', '2'));
test('no such field, item or map', () => {
  checkFind('a: {b: 1}\n', 'a.c', 'none');
  checkFind('a: [1]\n', 'a[1]', 'none');
  checkFind('a: 1\n', 'a.b', 'none');
});

/** Where the cursor `$0` is: `key` or `value` and the path; `none` outside of everything. */
function checkPlace(marked: string, expected: string): void {
  const { root } = parseDocument(marked.replace('$0', ''));
  const place = root === undefined ? undefined : placeAt(root, marked.indexOf('$0'));
  assert.equal(place === undefined ? 'none' : `${place.on} ${printPath(place.path)}`, expected);
}

test('on a key', () => checkPlace('a:\n  b$0: 1\n', 'key a.b'));
test('on a value', () => checkPlace('a:\n  - b: 1$0\n', 'value a[0].b'));
test('between fields', () => checkPlace('a:\n  b: 1\n $0 c: 2\n', 'value a'));
test('outside', () => checkPlace('a: 1\n\n$0', 'none'));
test('an alias is not looked into', () => checkPlace('a: &x {b: 1}\nc: *$0x\n', 'value c'));

test('a path that is printed is read as it was', () => {
  const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9./-]{0,8}$/);
  const property = fc.property(fc.array(fc.oneof(key, fc.nat(99)), { maxLength: 5 }), path => {
    assert.deepEqual(parsePath(printPath(path)), path);
  });
  fc.assert(property, { numRuns: 50 });
});
