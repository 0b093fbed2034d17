import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Located } from '../../../../server/yaml/located';
import { maxDocumentSize, parseDocument } from '../../../../server/yaml/parse';
import { toJson } from '../../../../server/yaml/toJson';

/** What a document reads as, in JSON, and why the API server couldn't read it. */
function checkRead(text: string, json: string, ...errors: readonly string[]): void {
  const document = parseDocument(text);
  const read = document.root === undefined ? 'nothing' : JSON.stringify(toJson(document.root));
  assert.deepEqual([read, ...document.errors.map(error => error.message)], [json, ...errors]);
}

test('a map, a list, scalars', () => checkRead('a: [1, x]\nb: {c: null, d: "1"}\n', '{"a":[1,"x"],"b":{"c":null,"d":"1"}}'));
test('JSON', () => checkRead('{"a": [1, true], "b": {"c": "d"}}', '{"a":[1,true],"b":{"c":"d"}}'));
test('nothing', () => checkRead('', 'nothing'));
test('comments only', () => checkRead('---\n# nothing\n', 'nothing'));
test('carriage returns', () => checkRead('a: 1\r\nb: |\r\n  x\r\n  y\r\n', '{"a":1,"b":"x\\ny\\n"}'));
test('words of YAML 1.1', () => checkRead('a: yes\nb: 010\nc: 1_000\nd: 0x1F\n', '{"a":true,"b":8,"c":1000,"d":31}'));
test('another YAML than 1.1 isn’t read', () =>
  checkRead('%YAML 1.2\n---\na: yes\n', '{"a":true}', 'yaml: found incompatible YAML document'));
test('keys become strings', () => checkRead('yes: 1\n010: 2\n', '{"8":2,"true":1}'));
test('a key without text is none', () => checkRead('~: 1\na: 2\n', '{"a":2}', 'unsupported map key of type: %!s(<nil>), key: <nil>'));
test('of equal keys the last is read', () => checkRead('a: 1\na: 2\n', '{"a":2}'));
test('a key that JavaScript knows', () => checkRead('__proto__: {a: 1}\n', '{"__proto__":{"a":1}}'));
test('not a finite number', () =>
  checkRead(
    'a: [.inf, -.INF, .nan]',
    '{"a":[null,null,null]}',
    ...['+Inf', '-Inf', 'NaN'].map(value => `json: unsupported value: ${value}`),
  ));

test('an alias', () => checkRead('a: &x [1]\nb: *x\n', '{"a":[1],"b":[1]}'));
test('the last anchor of a name counts', () => checkRead('a: &x 1\nb: *x\nc: &x 2\nd: *x\n', '{"a":1,"b":1,"c":2,"d":2}'));
test('an unknown alias', () => checkRead('a: *nope\n', '{"a":null}', "yaml: unknown anchor 'nope' referenced"));
test('an anchor in itself', () => checkRead('a: &x [*x]\n', '{"a":[null]}', "yaml: anchor 'x' value contains itself"));
test('a merge key', () => checkRead('a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}\n', '{"a":{"p":1,"q":2},"b":{"p":1,"q":3}}'));
test('of several merged maps the first counts', () => checkRead('b: {<<: [{p: 1}, {p: 2, q: 2}]}\n', '{"b":{"p":1,"q":2}}'));
test('a quoted merge key is a key', () => checkRead('b: {"<<": 1}\n', '{"b":{"<<":1}}'));
test('merging what is no map', () =>
  checkRead('b: {<<: 1, c: 2}\n', '{"b":{"c":2}}', 'yaml: map merge requires map or sequence of maps as the value'));

test('a bomb of aliases is not expanded', () => {
  const levels = Array.from({ length: 30 }, (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(10)}]`);
  const { root, errors } = parseDocument(`a0: &a0 x\n${levels.join('\n')}\n`);
  assert.equal(errors[0]?.message, 'yaml: document contains excessive aliasing');
  assert.ok(root !== undefined && countNodes(root) < 200_000);
});

test('too deep', () => checkRead(`a: ${'['.repeat(100_000)}`, 'nothing', 'too deep'));
test('too deep in blocks', () => checkRead('- '.repeat(100_000), 'nothing', 'too deep'));
test('too large', () => checkRead('#'.repeat(maxDocumentSize + 1), 'nothing', 'too large'));

/** What a half-typed document reads as; that it has an error is certain. */
function checkHalfTyped(text: string, json: string): void {
  const { root, errors } = parseDocument(text);
  assert.ok(errors.length > 0);
  assert.equal(root === undefined ? 'nothing' : JSON.stringify(toJson(root)), json);
}

test('a key that is being typed', () => checkHalfTyped('a:\n  b: 1\n  str\n  c:\n    d: 2\n', '{"a":{"b":1,"c":{"d":2}}}'));
test('a key with something below it that is being typed', () =>
  checkHalfTyped('a:\n  b: 1\n  met\n    c: 2\n  d: 3\n', '{"a":{"b":1,"met":{"c":2},"d":3}}'));
test('a quote that isn’t closed yet', () => checkHalfTyped('a:\n  b: "x\n  c:\n    d: 2\n', '{"a":{"b":"x","c":{"d":2}}}'));
test('braces that aren’t closed yet', () => checkHalfTyped('a:\n  b: {c: {d\n  e: 2\n', '{"a":{"b":{"c":{"d":null}},"e":2}}'));
test('a line that is indented wrongly', () => checkHalfTyped('a:\n  b: 1\n   c: 2\n  d:\n    e: 3\n', '{"a":{"b":1,"d":{"e":3}}}'));
test('a tab', () => checkHalfTyped('a:\n  b: 1\n\tc: 2\n  d: 3\n', '{"a":{"b":1,"d":3}}'));
test('a line break at the top, and a fault', () => checkHalfTyped('\r\na: b\nc:\r d: e: f', '{"a":"b"}'));
test('an alias without a name', () => checkHalfTyped('a:\n  b: *\n  c: 1\n', '{"a":{"b":null,"c":1}}'));

/** The texts that the spans of a value, its key and its parents cover, innermost first. */
function checkSpans(text: string, path: readonly (string | number)[], ...expected: readonly string[]): void {
  const offset = 100;
  const { root } = parseDocument(text, offset);
  const covered: string[] = [];
  const cover = ({ start, end }: Located['span']): void => void covered.unshift(text.slice(start - offset, end - offset));
  let node: Located | undefined = root;
  for (const segment of path) {
    if (node?.type === 'map') {
      const entry: { keySpan: Located['span']; value: Located } | undefined = node.entries.find(({ key }) => key === segment);
      if (entry !== undefined) cover(entry.keySpan);
      node = entry?.value;
    } else node = node?.type === 'list' && typeof segment === 'number' ? node.items[segment] : undefined;
    if (node !== undefined) cover(node.span);
  }
  assert.deepEqual(covered, expected);
}

test('a value has its quotes, not its comment', () => checkSpans('a: "x" # c\n', ['a'], '"x"', 'a'));
test('a block ends with its last value', () => checkSpans('a:\n  b: 1\n  # c\n\nd: 2\n', ['a', 'b'], '1', 'b', 'b: 1', 'a'));
test('an alias is where it stands', () => checkSpans('a: &x {b: 1}\nc: *x\n', ['c'], '*x', 'c'));
test('what is merged is where the merge key stands', () =>
  checkSpans('a: &x {b: 1}\nc: {<<: *x}\n', ['c', 'b'], '*x', '<<', '{<<: *x}', 'c'));
test('a colon that isn’t there yet moves nothing', () => checkSpans('a\n  b: 1\nc: 2\n', ['a', 'b'], '1', 'b', 'b: 1', 'a'));
test('nothing has no width', () => checkSpans('a:   # c\n', ['a'], '', 'a'));

test('no text throws, and every span is inside of it', () => {
  const piece = fc.constantFrom(
    ...'{}[],:?-&*!|>%@#"\'\n\t \\'.split(''),
    'a',
    ': ',
    '- ',
    '<<: ',
    '&a ',
    '*a',
    '!!int ',
    '? ',
    '\r\n',
    '\u0000',
    '🙂',
    '  ',
  );
  const property = fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
    const text = pieces.join('');
    const { root, errors } = parseDocument(text, 7);
    for (const { span } of errors) assert.ok(span.start >= 7 && span.start <= span.end && span.end <= text.length + 7);
    if (root !== undefined) checkInside(root, 7, text.length + 7);
  });
  fc.assert(property, { numRuns: 50 });
});

function checkInside(node: Located, start: number, end: number): void {
  assert.ok(node.span.start >= start && node.span.start <= node.span.end && node.span.end <= end);
  if (node.type === 'list') for (const item of node.items) checkInside(item, start, end);
  if (node.type !== 'map') return;
  for (const { keySpan, value } of node.entries) {
    assert.ok(keySpan.start >= start && keySpan.start <= keySpan.end && keySpan.end <= end);
    checkInside(value, start, end);
  }
}

function countNodes(node: Located): number {
  const children = node.type === 'map' ? node.entries.map(entry => entry.value) : node.type === 'list' ? node.items : [];
  return children.reduce((sum, child) => sum + countNodes(child), 1);
}
