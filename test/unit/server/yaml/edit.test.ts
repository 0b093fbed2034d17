import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyChanges, setValues, type ValueChange } from '../../../../server/yaml/edit';
import { find, parsePath } from '../../../../server/yaml/find';
import { parseDocument } from '../../../../server/yaml/parse';

type Values = Readonly<Record<string, ValueChange['value']>>;

/** The text after the values were set at their paths; the same text where the edit is refused. */
function checkSet(text: string, values: Values, expected: string): void {
  assert.equal(set(text, values), expected);
}

function set(text: string, values: Values): string {
  const { root } = parseDocument(text);
  const changes = Object.entries(values).map(([path, value]) => ({ path: parsePath(path), value }));
  return root?.type === 'map' ? applyChanges(text, setValues(text, root, changes)) : text;
}

test('another number, next to its comment', () => checkSet('replicas: 3 # three\n', { replicas: 5 }, 'replicas: 5 # three\n'));
test('the quotes stay', () => checkSet('a: "25%"\nb: \'1%\'\n', { a: '50%', b: '2%' }, 'a: "50%"\nb: \'2%\'\n'));
test('a number needs none', () => checkSet('a: "3"\n', { a: 3 }, 'a: 3\n'));
test('a text that would read as something else gets quotes', () => checkSet('a: x\n', { a: 'yes' }, "a: 'yes'\n"));
test('a text with everything in it', () => checkSet('a: x\n', { a: "it's: #1\n" }, 'a: "it\'s: #1\\n"\n'));
test('nothing yet, with a comment', () => checkSet('a: # c\nb: 1\n', { a: 2 }, 'a: 2 # c\nb: 1\n'));
test('the end of the text', () => checkSet('a:', { a: 2 }, 'a: 2'));
test('a text over several lines', () => checkSet('a: |\n  x\n  y\nb: 1\n', { a: 'z' }, 'a: z\nb: 1\n'));
test('carriage returns', () => checkSet('a: 1\r\nb: [1]\r\n', { a: 2, c: 3 }, 'a: 2\r\nc: 3\r\nb: [1]\r\n'));
test('an item of a list', () => checkSet('l:\n  - x: 1\n  - x: 2\n', { 'l[1].x': 3 }, 'l:\n  - x: 1\n  - x: 3\n'));
test('no such item', () => checkSet('l:\n  - x: 1\n', { 'l[1].x': 3 }, 'l:\n  - x: 1\n'));

test('a new field comes behind the plain values', () =>
  checkSet('a: 1\n\n# about t\nt:\n  x: 1\n', { b: 2 }, 'a: 1\nb: 2\n\n# about t\nt:\n  x: 1\n'));
test('or above everything else, comments included', () =>
  checkSet('s:\n  # about t\n  t: {}\n', { 's.b': 2 }, 's:\n  b: 2\n  # about t\n  t: {}\n'));
test('in an item that begins with a map', () => checkSet('l:\n- t: {}\n', { 'l[0].b': 2 }, 'l:\n- b: 2\n  t: {}\n'));
test('with the parents that are missing, indented as the others', () =>
  checkSet(
    'spec:\n    replicas: 3\n    t:\n        x: 1\n',
    { 'spec.strategy.rollingUpdate.maxSurge': 1, 'spec.strategy.rollingUpdate.maxUnavailable': '25%' },
    'spec:\n    replicas: 3\n    strategy:\n        rollingUpdate:\n            maxSurge: 1\n            maxUnavailable: 25%\n    t:\n        x: 1\n',
  ));
test('below a key without a value', () => checkSet('s: # c\nt: 1\n', { 's.a.b': 1 }, 's: # c\n  a:\n    b: 1\nt: 1\n'));
test('into an empty map', () => checkSet('s: {}\n', { 's.a.b': 1 }, 's: {a: {b: 1}}\n'));
test('into braces', () => checkSet('s: { a: 1, t: {} }\n', { 's.b': 'x' }, 's: { a: 1, b: x, t: {} }\n'));
test('into braces, where a key has no value', () => checkSet('s: {a, b: }\n', { 's.a': 1, 's.b': 2 }, 's: {a: 1, b: 2 }\n'));
test('into JSON', () =>
  checkSet(
    '{\n  "spec": {\n    "replicas": 3,\n    "t": {}\n  }\n}\n',
    { 'spec.replicas': 4, 'spec.strategy.type': 'Recreate' },
    '{\n  "spec": {\n    "replicas": 4,\n    "strategy": {"type": "Recreate"},\n    "t": {}\n  }\n}\n',
  ));

test('a field goes with its line', () => checkSet('a: 1\nb: 2 # two\n# c\nc: 3\n', { b: null }, 'a: 1\n# c\nc: 3\n'));
test('a map goes whole', () =>
  checkSet('s:\n  type: X # t\n  r:\n    a: 1\n    b: 2\n\nt: 1\n', { 's.r': null }, 's:\n  type: X # t\n\nt: 1\n'));
test('parents go that would be left empty', () => checkSet('a: 1\ns:\n  r:\n    x: 1\nt: 2\n', { 's.r.x': null }, 'a: 1\nt: 2\n'));
test('in braces with its comma', () =>
  checkSet('s: {a: 1, b: 2, c: 3}\nt: {a: 1,}\n', { 's.b': null, 's.c': null, 't.a': null }, 's: {a: 1}\nt: {}\n'));
test('behind a dash the next comes into its place', () =>
  checkSet('l:\n- a: 1\n  b: 2\n- a: 1\n', { 'l[0].a': null, 'l[1].a': null }, 'l:\n- b: 2\n- {}\n'));
test('one goes and another comes', () =>
  checkSet('s:\n  r:\n    x: 1\nt: 2\n', { 's.type': 'Recreate', 's.r': null }, 's:\n  type: Recreate\nt: 2\n'));
test('what isn’t there can’t go', () => checkSet('a: 1\n', { b: null, 'c.d': null }, 'a: 1\n'));

test('an alias is replaced, its anchor stays', () => checkSet('a: &x 1\nb: *x\n', { b: 2 }, 'a: &x 1\nb: 2\n'));
test('a parent that is an alias is written out', () =>
  checkSet('a: &x\n  p: 1\n  q: [z]\nb: *x\n', { 'b.p': 2 }, 'a: &x\n  p: 1\n  q: [z]\nb: {p: 2, q: [z]}\n'));
test('what is merged gets a field of its own', () =>
  checkSet('a: &x {p: 1}\nb:\n  <<: *x\n', { 'b.p': 2 }, 'a: &x {p: 1}\nb:\n  <<: *x\n  p: 2\n'));
test('a tag goes with the type that it gave, an anchor stays', () => {
  checkSet('a: !!int 1 # one\n', { a: '1' }, "a: '1' # one\n");
  checkSet('a: !!int &b 1\n', { a: 'x' }, 'a: &b x\n');
  checkSet('a: !!int 1\n', { a: 2 }, 'a: !!int 2\n');
});
test('where that can’t be written nothing happens', () => checkSet('? a\n: 1\n', { b: 2 }, '? a\n: 1\n'));
test('a broken text elsewhere is no hindrance', () => checkSet('a: 1\nb: @\n', { a: 2 }, 'a: 2\nb: @\n'));

const fields = [
  'spec.replicas',
  'spec.strategy.type',
  'spec.strategy.rollingUpdate.maxSurge',
  'spec.strategy.rollingUpdate.maxUnavailable',
  'spec.paused',
];
const manifests = [
  'kind: Deployment\nspec:\n  replicas: 3 # three\n  # the strategy\n  strategy:\n    type: RollingUpdate\n    rollingUpdate:\n      maxSurge: "1"   # one\n  template: {}\n',
  'spec: {replicas: 3, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 25%}}}\n',
  '{\n  "spec": {\n    "strategy": { "type": "Recreate" }\n  }\n}\n',
  'spec:\r\n    template:\r\n        x: 1\r\n',
  'x: &s\n  rollingUpdate: {maxSurge: 1}\nspec:\n  strategy: *s\n',
];

test('any edits one after the other: each value can be read again', () => {
  const value = fc.oneof(fc.integer(), fc.constantFrom('25%', 'yes', '', 'a b', "'", '#', '1'), fc.boolean(), fc.constant(null));
  const edits = fc.array(fc.record({ field: fc.constantFrom(...fields), value }), { minLength: 1, maxLength: 4 });
  const property = fc.property(fc.constantFrom(...manifests), edits, (manifest, sequence) => {
    let text = manifest;
    for (const { field, value: wanted } of sequence) {
      const before = text;
      text = set(text, { [field]: wanted });
      const read = find(parseDocument(text).root, parsePath(field));
      if (read?.type === 'scalar') assert.equal(read.value, wanted);
      else assert.ok(wanted === null || text === before);
    }
  });
  fc.assert(property, { numRuns: 20 });
});

test('a value set to what it is leaves the text as it is', () => {
  const property = fc.property(fc.constantFrom(...manifests), fc.constantFrom(...fields), (manifest, field) => {
    const read = find(parseDocument(manifest).root, parsePath(field));
    if (read?.type === 'scalar' && read.alias === undefined) assert.equal(set(manifest, { [field]: read.value }), manifest);
  });
  fc.assert(property, { numRuns: 25 });
});

test('a field that comes and goes leaves the text as it was, byte for byte', () => {
  const property = fc.property(fc.constantFrom(...manifests), fc.oneof(fc.integer(), fc.string()), (manifest, value) => {
    const edited = set(manifest, { 'spec.minReadySeconds': value });
    assert.notEqual(edited, manifest);
    assert.equal(set(edited, { 'spec.minReadySeconds': null }), manifest);
  });
  fc.assert(property, { numRuns: 25 });
});
