import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveOf, type Key } from '../../../../media/timeline/keyboard';

function checkKeys(on: Key['on'], expected: Readonly<Record<string, string | null>>): void {
  const found = Object.keys(expected).map(key => [key, moveOf({ key, modified: false, on })]);
  assert.deepEqual(Object.fromEntries(found), expected);
}

test('anywhere: arrows step, Space plays, the page scrolls as ever', () =>
  checkKeys('anywhere', { ArrowRight: 'next', ArrowLeft: 'previous', ' ': 'play', ArrowDown: null, Home: null, PageDown: null, a: null }));

test('in the table of steps: all the keys of a list', () =>
  checkKeys('row', {
    ArrowDown: 'next',
    ArrowUp: 'previous',
    ArrowRight: 'next',
    ArrowLeft: 'previous',
    Home: 'first',
    End: 'last',
    PageDown: 'nextMoment',
    PageUp: 'previousMoment',
    ' ': 'play',
    Tab: null,
  }));

test('brackets go from command to command, P pins, B asks for another base, wherever the focus is but in a field', () => {
  for (const on of ['anywhere', 'row', 'button', 'slider'] as const)
    checkKeys(on, { '[': 'previousCommand', ']': 'nextCommand', p: 'pin', P: 'pin', b: 'base', B: 'base' });
  checkKeys('field', { '[': null, ']': null, p: null, b: null });
});

test('in a field nothing is taken from the typing', () => checkKeys('field', { ArrowRight: null, ' ': null, Home: null }));

test('the slider has its own arrows, a button its own Space', () => {
  checkKeys('slider', { ArrowRight: null, Home: null, ' ': 'play' });
  checkKeys('button', { ' ': null, ArrowRight: 'next' });
});

test('a shortcut of the editor stays one', () => {
  assert.equal(moveOf({ key: 'ArrowRight', modified: true, on: 'row' }), null);
});
