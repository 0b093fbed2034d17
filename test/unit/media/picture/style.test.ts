import assert from 'node:assert/strict';
import { test } from 'node:test';
import { styleFor } from '../../../../media/picture/style';

/** The rules for some classes that are left of a sheet, without the colours at its front. */
function checkStyle(sheet: string, classes: readonly string[], expected: string): void {
  const style = styleFor(sheet, new Set(classes));
  assert.equal(style.slice(style.lastIndexOf('}}') + 2), expected);
}

test('rules of what is drawn', () => checkStyle('.a{fill:red}.b{fill:blue}', ['a'], '.a{fill:red}'));
test('of several selectors those that are meant', () => checkStyle('.a,.b{fill:red}', ['b'], '.b{fill:red}'));
test('one of several classes', () =>
  checkStyle('.a:is(.b, .c) .d{fill:red}.a:is(.e, .f){fill:red}', ['a', 'c', 'd'], '.a:is(.b, .c) .d{fill:red}'));
test('what a drawing takes', () =>
  checkStyle('.a{cursor:pointer;stroke-width:1;--ink:red;display:block}', ['a'], '.a{stroke-width:1;--ink:red}'));
test('what holds for the page', () => checkStyle('body{--text:red}', [], '.picture{--text:red}'));
test('nothing that a pointer or a size makes', () =>
  checkStyle('/* .a{fill:red} */.a:hover{fill:red}.a>.a{fill:red}@media (min-width:1px){.a{fill:red}}', ['a'], ''));
test('light and dark colours', () =>
  assert.match(styleFor('', new Set()), /^svg\{[^}]*#ffffff[^}]*\}@media\(prefers-color-scheme:dark\)\{svg\{[^}]*#1f1f1f[^}]*\}\}$/));
