/** Expected values are Go's own (regexp.Compile and MatchString, version 1.26). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { regexpOf } from '../../../../server/kustomize/regexp/regexp';

/** Which of the texts, separated by blanks, an expression matches; or why it isn't matched at all. */
function check(expression: string, texts: string, expected: string): void {
  test(`${expression} on ${texts}`, () => {
    const regexp = regexpOf(expression);
    const found = typeof regexp === 'string' ? regexp : texts.split(' ').filter(regexp.matches).join(' ');
    assert.equal(found, expected);
  });
}

check('b', 'abc xyz', 'abc');
check('^b$', 'b abc', 'b');
check('^a|b$', 'ax xb xax', 'ax xb');
check('^(a|bc)+$', 'abcbca ab', 'abcbca');
check('^a.c$', 'abc aéc ac', 'abc aéc');
check('^a*b+c?$', 'b aabbc ac', 'b aabbc');
check('^a*?b+?c??$', 'b aabbc ac', 'b aabbc');
check('^a{2}b{1,2}c{1,}$', 'aabc aabbcc aabbbc abc', 'aabc aabbcc');
check('^a{,2}$', 'a{,2} aa', 'a{,2}');
check('^{', '{ a', '{');
check('^[a-c-]x[^a-c]$', 'axd -xé bxb', 'axd -xé');
check('^[]a]+$', ']a b', ']a');
check('^[^]a]$', 'b ] a', 'b');
check('^[[:alpha:][:^digit:]]$', 'a 1 -', 'a -');
check('^[\\d\\-x]+$', '1-x 1_', '1-x');
check('^\\d\\w\\S$', '1a. 11 1é.', '1a.');
check('^\\D\\W\\s', 'a.', '');
check('^\\pL\\PL\\p{Lu}\\p{^Lu}$', 'é1Éa a1aa', 'é1Éa');
check('^(?i)straẞe[^B]$', 'STRASSEx', '');
check('^(?i)a[^b]\\.$', 'AC. Ab. AB.', 'AC.');
check('^(?i:a)b$', 'Ab AB', 'Ab');
check('^(?P<name>a)(?<other>b)$', 'ab', 'ab');
check('^(?s).(?-s).$', '\n. .\n', '\n.');
check('(?m)^b$', 'a\nb ab', 'a\nb');
check('^*', 'a', 'a');
check('\\Aa\\z', 'a ab', 'a');
check('a\\b', 'a- ab', 'a-');
check('a\\Bb', 'ab a-b', 'ab');
check('^\\Qa+b\\E*$', 'a+bb aab', 'a+bb');
check('^\\x61\\x{62}\\143\\0?$', 'abc', 'abc');
check('^\\.\\/\\_$', './_ a/_', './_');
check('(?U)^a+?$', 'aa', 'aa');
for (const wrong of [
  '(',
  'a)',
  '[',
  '[b-a]',
  '*',
  'a**',
  'a{2}{3}',
  'a{1001}',
  'a{3,1}',
  '(?=a)',
  '(?!a)',
  '(?<=a)',
  '\\1',
  '\\e',
  '\\Z',
  '\\',
  '(?',
  '(?i-)',
  '[[:foo:]]',
  '\\x{110000}',
  '(|*)',
])
  check(wrong, 'a', 'invalid');
for (const unread of ['\\p{Greek}', `${'('.repeat(500)}a${')'.repeat(501)}`, '((a{100}){100}){100}', 'a'.repeat(1001)])
  check(unread, 'a', 'unread');

for (const [name, expression, text] of [
  ['repetitions in repetitions', '^(a*)*b$', 'a'.repeat(200)],
  ['the same in many ways', `^${'(a|a)?'.repeat(60)}b$`, 'a'.repeat(200)],
  ['much of everything', `^${'.*'.repeat(100)}b$`, 'a'.repeat(200)],
] as const)
  test(`${name} takes no longer than its size times the length`, () => {
    const regexp = regexpOf(expression);
    assert.ok(typeof regexp !== 'string' && regexp.size < 1000);
    assert.equal(regexp.matches(text), false);
  });
