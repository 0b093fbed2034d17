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
test('two', () => checkSplit('a: 1\n---\nb: 2\n', 'a: 1\n', '---\nb: 2\n'));
test('content behind the mark', () => checkSplit('--- a\n--- # comment\nb: 2', '--- a\n', '--- # comment\nb: 2'));
test('carriage returns', () => checkSplit('a: 1\r\n---\r\nb: 2\r\n', 'a: 1\r\n', '---\r\nb: 2\r\n'));
test('a byte order mark belongs to none', () => checkSplit('\ufeff---\na: 1\n', '---\na: 1\n'));
test('no mark: more or fewer dashes, or not at the beginning', () =>
  checkSplit('a: |\n  ---\n----\n--\n---x\n', 'a: |\n  ---\n----\n--\n---x\n'));
test('a comment at the top belongs to the first', () => checkSplit('# licence\n\n---\na: 1\n', '# licence\n\n---\na: 1\n'));
test('directives belong to what is behind them', () =>
  checkSplit('a: 1\n...\n%YAML 1.1\n---\nb: 2\n', 'a: 1\n...\n', '%YAML 1.1\n---\nb: 2\n'));
test('three dots end a document', () => checkSplit('a: 1\n...\nb: 2\n', 'a: 1\n...\n', 'b: 2\n'));
test('an empty document counts', () => checkSplit('---\n---\na: 1\n', '---\n', '---\na: 1\n'));

test('the documents are the whole text, whatever it is', () => {
  const piece = fc.constantFrom('---', '...', '\n', '\r\n', ' ', 'a: 1', '# x', '%YAML 1.1', '\ufeff', '-');
  const property = fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
    const text = pieces.join('');
    const joined = splitDocuments(text).map(({ start, end }) => text.slice(start, end));
    assert.equal(joined.join(''), text.replace(/^\ufeff/, ''));
  });
  fc.assert(property, { numRuns: 50 });
});
