import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldAt } from '../../../../server/fields/fieldAt';
import { parseDocument } from '../../../../server/yaml/parse';

/** The field at `$0`, as `PATH: what is marked`; `none` where there is no field. */
function checkField(marked: string, expected: string): void {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const { root } = parseDocument(text);
  const place = root?.type === 'map' ? fieldAt(root, offset) : undefined;
  assert.equal(place === undefined ? 'none' : `${place.path}: ${text.slice(place.span.start, place.span.end)}`, expected);
}

test('on a key', () => checkField('spec:\n  repl$0icas: 3\n', 'spec.replicas: replicas: 3'));
test('on a value', () => checkField('spec:\n  replicas: 3$0\n', 'spec.replicas: replicas: 3'));
test('on the key of a map', () => checkField('sp$0ec:\n  replicas: 3\n', 'spec: spec'));
test('between fields', () => checkField('spec:\n$0  replicas: 3\n  paused: true\n', 'none'));
test('in an item of a list', () => checkField('containers:\n  - name: a\n  - name: b\n    im$0age: c\n', 'containers[1].image: image: c'));
test('in braces', () => checkField('{"spec": {"replicas": 3, "pau$0sed": true}}', 'spec.paused: "paused": true'));
test('on an alias', () => checkField('a: &n 3\nspec:\n  replicas: *$0n\n', 'spec.replicas: replicas: *n'));
test('on a merge key', () => checkField('base: &b\n  replicas: 3\nspec:\n  <$0<: *b\n', 'none'));
test('on what an anchor shares', () => checkField('base: &b\n  repl$0icas: 3\nspec: *b\n', 'base.replicas: replicas: 3'));
