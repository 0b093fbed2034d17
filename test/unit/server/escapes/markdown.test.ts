import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cell, code, fenced, prose } from '../../../../server/escapes/markdown';

function checkCode(text: string, expected: string): void {
  assert.equal(code(text), expected);
}

test('a word', () => checkCode('nginx:1', '`nginx:1`'));
test('what ends a code span is held in by more of it', () => checkCode('a`b``c', '```a`b``c```'));
test('at the ends it stands apart', () => checkCode('`a`', '`` `a` ``'));
test('a span has one line', () => checkCode('a\n\n![x](y)', '`a ![x](y)`'));
test('a long text is cut', () => checkCode('x'.repeat(1000), `\`${'x'.repeat(224)}…${'x'.repeat(75)}\``));
test('nothing is a span, too', () => checkCode('', '`  `'));
test('what can’t be seen can', () => checkCode('a\u202eb', '`a[U+202E]b`'));

function checkProse(text: string, expected: string): void {
  assert.equal(prose(text), expected);
}

test('a sentence stays as it is', () => checkProse('`preStop` takes 40 s, about (`a`).', '`preStop` takes 40 s, about (`a`).'));
test('markup of a name becomes code', () =>
  checkProse('claim "${x}<img src=x>[pay](http://evil.test)" now', 'claim `"${x}<img` `src=x>[pay](http://evil.test)"` now'));
test('a code span that a name begins and nothing ends', () => checkProse('a ``b` <i>', 'a ``` ``b` ``` `<i>`'));
test('what stands in code is code already', () => checkProse('``a`<i>`` <i>', '``a`<i>`` `<i>`'));
test('markup that touches code', () => checkProse('`a`<i>', '`a<i>`'));
test('entities, links, and mentions', () => checkProse('&lt; www.evil.test @me #1', '`&lt`; `www.evil.test` `@me` `#1`'));
test('issues and pictures as GitHub finds them', () =>
  checkProse('GH-1 a:tada:b nginx:1.27: 10:30:15', '`GH-1` `a:tada:b` nginx:1.27: 10:30:15'));
test('no list begins', () => {
  checkProse('- a', '`-` a');
  checkProse('1. a', '`1`. a');
});
test('a sentence has one line, and an end', () => {
  checkProse('a\n\nb', 'a b');
  assert.equal(prose('x'.repeat(1_000_000)).length, 2000);
});

test('nothing in a cell ends it', () => {
  assert.equal(cell('a|b'), 'a\\|b');
  assert.equal(cell('a\\|b'), 'a\\\\\\|b');
  assert.equal(cell('a\\\\|b|'), 'a\\\\\\\\\\|b\\|');
});
test('nothing in a block ends it, however many backticks there are', () => {
  assert.equal(fenced('sh', 'a```b'), '````sh\na```b\n````');
  assert.ok(fenced('sh', '`a'.repeat(400_000)).startsWith('```sh'));
});
