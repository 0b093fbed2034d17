import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roomFor, type EditorLayout } from '../../../../client/revisions/room';

/** The groups as `t` (holds texts) and `w` (a page), the active one in upper case. */
function checkRoom(layout: EditorLayout, groups: string, expected: string): void {
  const letters = Array.from(groups);
  const holdsText = letters.map(letter => letter.toLowerCase() === 't');
  const active = letters.findIndex(letter => letter !== letter.toLowerCase());
  const { column, layout: changed } = roomFor(layout, holdsText, active, 900);
  assert.equal(`${column}${changed === undefined ? '' : ` in ${JSON.stringify(changed)}`}`, expected);
}

const columns = (...sizes: readonly number[]): EditorLayout => ({ orientation: 0, groups: sizes.map(size => ({ size })) });

test('a single group', () => checkRoom({ orientation: 1, groups: [{ size: 300 }] }, 'T', '1'));
test('the active one', () => checkRoom(columns(1000, 1000), 'tT', '2'));
test('rather not the one with the timeline', () => checkRoom(columns(1000, 1000), 'tW', '1'));
test('the one that is wide enough', () => checkRoom(columns(500, 1000), 'Tt', '2'));
test('none is: one below them', () =>
  checkRoom(columns(500, 500), 'tW', '3 in {"orientation":1,"groups":[{"groups":[{"size":500},{"size":500}],"size":0.5},{"size":0.5}]}'));
const rows: EditorLayout = { orientation: 1, groups: [{ size: 400, groups: [{ size: 500 }, { size: 500 }] }, { size: 400 }] };
test('the one below them once it is there', () => checkRoom(rows, 'twT', '3'));
test('also when another is active', () => checkRoom(rows, 'tWt', '3'));
test('a row of columns below another one', () =>
  checkRoom(
    {
      orientation: 1,
      groups: [
        { size: 400, groups: [{ size: 500 }, { size: 500 }] },
        { size: 200, groups: [{ size: 500 }, { size: 500 }] },
      ],
    },
    'twtT',
    '5 in {"orientation":1,"groups":[{"size":400,"groups":[{"size":500},{"size":500}]},{"size":200,"groups":[{"size":500},{"size":500}]},{"size":300}]}',
  ));
test('a small window has room nowhere: beside the timeline', () => checkRoom(columns(400, 400), 'tW', '1'));
test('nothing but a timeline', () => checkRoom({ orientation: 1, groups: [{ size: 300 }] }, 'W', '1'));
