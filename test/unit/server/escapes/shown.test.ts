import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shown, shownIn, visible } from '../../../../server/escapes/shown';
import { terminalLine } from '../../../../server/escapes/terminal';

function checkVisible(text: string, expected: string): void {
  assert.equal(visible(text), expected);
}

test('a name stays as it is', () => checkVisible('größe-名前-👩‍🚀\n', 'größe-名前-👩‍🚀\n'));
test('what turns the direction around', () => checkVisible('a\u202e\u2066b', 'a[U+202E][U+2066]b'));
test('what has no width', () => checkVisible('ng\u200binx\ufeff', 'ng[U+200B]inx[U+FEFF]'));
test('what a terminal obeys', () => checkVisible('\u001b[31m\u009b0m\0', '[U+001B][31m[U+009B]0m[U+0000]'));
test('half a character', () => checkVisible('a\ud800', 'a[U+D800]'));
test('tags', () => checkVisible('\u{e0041}', '[U+E0041]'));

test('a long text loses its middle', () => assert.equal(shown('abcdefghijkl', 8), 'abcde…kl'));
test('a long name of a megabyte is shown at once', () => assert.ok(shown('\u202e'.repeat(1_000_000)).length < 10_000));

test('plain data is shown, and what is exact stays', () =>
  assert.deepEqual(shownIn({ a: ['\u200b', 1, null], exact: '\u200b', deep: { b: '\u200b' } }, new Set(['exact'])), {
    a: ['[U+200B]', 1, null],
    exact: '\u200b',
    deep: { b: '[U+200B]' },
  }));

test('in a terminal a text is one line, which moves nothing', () => assert.equal(terminalLine('a\r\n\u001b[2Jb\tc'), 'a [U+001B][2Jb c'));
