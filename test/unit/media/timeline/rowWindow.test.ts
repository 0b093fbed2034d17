import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawnRows, firstAround, firstDrawn, firstRows, isEnough, stretchesOf, wholeRows } from '../../../../media/timeline/rowWindow';

interface Given {
  readonly rows: number;
  /** Index of the selected row. */
  readonly selected: number;
  /** Pixels, of rows of 24 each. */
  readonly hidden: number;
  /** How many rows to draw; absent: as many as there are after the first paint. */
  readonly most?: number;
}

/** Indices of the first and the last row of each stretch, those that are only room in brackets. */
function checkStretches({ rows, selected, hidden, most = drawnRows }: Given, expected: string): void {
  const found = stretchesOf(rows, firstDrawn(hidden, 24), selected, most).map(({ from, to, drawn }) => {
    const ends = to - from === 1 ? `${from}` : `${from}–${to - 1}`;
    return drawn ? ends : `(${ends})`;
  });
  assert.equal(found.join(' '), expected);
}

test('a short table is whole', () => checkStretches({ rows: 37, selected: 0, hidden: 500 }, '0 1–36'));

test('a long one begins with its first rows', () => checkStretches({ rows: 600, selected: 0, hidden: 0 }, '0 1–27 (28–599)'));

test('only with those in sight where it has to be quick, however short it is', () => {
  checkStretches({ rows: 600, selected: 0, hidden: 0, most: firstRows }, '0 1–13 (14–599)');
  checkStretches({ rows: 37, selected: 20, hidden: 0, most: firstRows }, '0–13 (14–19) 20 (21–36)');
  checkStretches({ rows: 5, selected: 0, hidden: 0, most: firstRows }, '0 1–4');
});

test('it has the rows around what is in sight, and the selected one', () =>
  checkStretches({ rows: 600, selected: 2, hidden: 24 * 310 }, '(0–1) 2 (3–303) 304–331 (332–599)'));

test('the selected row may be below', () =>
  checkStretches({ rows: 600, selected: 599, hidden: 24 * 310 }, '(0–303) 304–331 (332–598) 599'));

test('it ends with its last rows, however far it is scrolled', () =>
  checkStretches({ rows: 600, selected: 580, hidden: 24 * 5000 }, '(0–571) 572–579 580 581–599'));

test('no row has no stretch', () => checkStretches({ rows: 0, selected: 0, hidden: 0 }, ''));

test('every row is in one stretch, and those in sight are drawn', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(699), fc.nat(20_000), (rows, number, hidden) => {
      const selected = number % rows;
      const stretches = stretchesOf(rows, firstDrawn(hidden, 24), selected, drawnRows);
      const drawn = (row: number) => stretches.some(({ from, to, drawn: is }) => is && from <= row && row < to);
      assert.deepEqual([0, ...stretches.map(({ to }) => to)], [...stretches.map(({ from }) => from), rows]);
      assert.ok(drawn(selected));
      const top = Math.floor(hidden / 24);
      for (let row = top; row < Math.min(rows, top + 16); row++) assert.ok(drawn(row), `row ${row} of ${rows}`);
      if (rows > wholeRows) assert.ok(stretches.reduce((sum, { from, to, drawn: is }) => sum + (is ? to - from : 0), 0) <= 29);
    }),
    { numRuns: 100 },
  ));

/** Whether the rows drawn around a selected one, which comes into sight by scrolling as little as it takes, are enough: nothing is drawn in a second turn. */
function checkDrawnOnce(selected: number, from: 'above' | 'below', rowHeight: number): void {
  const [head, shown] = [36, 370];
  const hidden = from === 'above' ? selected * rowHeight - 4 : head + (selected + 1) * rowHeight + 4 - shown;
  const first = from === 'above' ? firstAround(selected, 2) : firstAround(selected, 16);
  assert.ok(isEnough(first, 700, Math.max(0, hidden), shown, rowHeight), `${selected} from ${from}, ${rowHeight} px: ${first}`);
}

test('a row that comes into sight is drawn with all that then is in sight', () => {
  for (let selected = 0; selected < 600; selected++) {
    for (const rowHeight of [22, 24, 30]) {
      checkDrawnOnce(selected, 'above', rowHeight);
      checkDrawnOnce(selected, 'below', rowHeight);
    }
  }
});

test('what is drawn for where it is scrolled to is enough there, and isn’t once rows at its ends come into sight', () => {
  for (let hidden = 0; hidden < 5000; hidden += 7) assert.ok(isEnough(firstDrawn(hidden, 24), 700, hidden, 370, 24), `${hidden}`);
  assert.ok(!isEnough(100, 700, 24 * 101, 370, 24));
  assert.ok(!isEnough(100, 700, 24 * 110, 370, 24));
  assert.ok(isEnough(672, 700, 24 * 685, 370, 24));
});
