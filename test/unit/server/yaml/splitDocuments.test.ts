import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { splitDocuments } from '../../../../server/yaml/splitDocuments';

/** Each document's text, in the order of the file. */
function checkSplit(text: string, ...documents: readonly string[]): void {
  assert.deepEqual(
    splitDocuments(text).map(({ start, end }) => text.slice(start, end)),
    documents,
  );
}

test('one document', () => checkSplit('a: 1\n', 'a: 1\n'));
test('nothing', () => checkSplit('', ''));
test('two', () => checkSplit('a: 1\n---\nb: 2\n', 'a: 1\n', 'b: 2\n'));
test('a comment behind the separator', () => checkSplit('a: 1\n--- # comment\nb: 2', 'a: 1\n', 'b: 2'));
test('content behind the separator stays, as it can’t be read', () => checkSplit('a: 1\n--- b\nc: 2', 'a: 1\n', '--- b\nc: 2'));
test('carriage returns', () => checkSplit('a: 1\r\n---\r\nb: 2\r\n', 'a: 1\r\n', 'b: 2\r\n'));
test('carriage returns alone end no line', () => checkSplit('a: 1\r---\rb: 2\r', 'a: 1\r---\rb: 2\r'));
test('a byte order mark belongs to none', () => checkSplit('\ufeffa: 1\n', 'a: 1\n'));
test('the separator at the top belongs to the first', () => checkSplit('---\na: 1\n', '---\na: 1\n'));
test('no separator: fewer dashes, or not at the beginning', () => checkSplit('a: |\n  ---\n--\n', 'a: |\n  ---\n--\n'));
test('more dashes can’t be read', () => checkSplit('a: 1\n----\nb: 2\n', 'a: 1\n', '----\nb: 2\n'));
test('a comment at the top is a document of its own', () => checkSplit('# licence\n\n---\na: 1\n', '# licence\n\n', 'a: 1\n'));
test('directives are cut off', () => checkSplit('%YAML 1.1\n---\nb: 2\n', '%YAML 1.1\n', 'b: 2\n'));
test('three dots separate nothing', () => checkSplit('a: 1\n...\nb: 2\n', 'a: 1\n...\nb: 2\n'));
test('a separator behind a separator begins a document', () => checkSplit('a: 1\n---\n---\nb: 2\n', 'a: 1\n', '---\nb: 2\n'));
test('an empty document at the end is none', () => checkSplit('a: 1\n---\n', 'a: 1\n'));

test('JSON values in a row', () => checkSplit('{"a": 1}\n{"b": "}{"} [{}]\n', '{"a": 1}', '\n{"b": "}{"}', ' [{}]'));
test('JSON with YAML behind it', () => checkSplit('{"a": 1}\n---\nb: 2\n', '{"a": 1}', '---\nb: 2\n'));
test('YAML in braces', () => checkSplit('{a: 1}\n---\n{b: 2}\n', '{a: 1}\n', '{b: 2}\n'));
test('two JSON values are a stream of JSON, whatever follows', () =>
  checkSplit('{"a": 1}\n{"b": 2}\n---\nc: 3\n', '{"a": 1}', '\n{"b": 2}', '\n---\nc: 3\n'));

test('the documents are the whole text but separators, whatever it is', () => {
  const piece = fc.constantFrom('---', '...', '\n', '\r\n', ' ', 'a: 1', '# x', '%YAML 1.1', '\ufeff', '-', '{', '"a":1}');
  const property = fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
    const text = pieces.join('');
    let at = text.startsWith('\ufeff') ? 1 : 0;
    for (const { start, end } of [...splitDocuments(text), { start: text.length, end: text.length }]) {
      assert.match(text.slice(at, start), /^(?:\s*|---[^\S\n]*(?:#.*)?(?:\n|$))$/);
      assert.ok(start <= end);
      at = end;
    }
  });
  fc.assert(property, { numRuns: 50 });
});
