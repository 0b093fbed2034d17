import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawnRows, firstAround, firstDrawn, firstRows, stretchesOf, wholeRows } from '../../../../media/timeline/rowWindow';

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

test('a long one begins with its first rows', () => checkStretches({ rows: 600, selected: 0, hidden: 0 }, '0 1–31 (32–599)'));

test('only with those in sight where it has to be quick, however short it is', () => {
  checkStretches({ rows: 600, selected: 0, hidden: 0, most: firstRows }, '0 1–13 (14–599)');
  checkStretches({ rows: 37, selected: 20, hidden: 0, most: firstRows }, '0–13 (14–19) 20 (21–36)');
  checkStretches({ rows: 5, selected: 0, hidden: 0, most: firstRows }, '0 1–4');
});

test('it has the rows around what is in sight, and the selected one', () =>
  checkStretches({ rows: 600, selected: 2, hidden: 24 * 310 }, '(0–1) 2 (3–295) 296–327 (328–599)'));

test('the selected row may be below', () =>
  checkStretches({ rows: 600, selected: 599, hidden: 24 * 310 }, '(0–295) 296–327 (328–598) 599'));

test('it ends with its last rows, however far it is scrolled', () =>
  checkStretches({ rows: 600, selected: 580, hidden: 24 * 5000 }, '(0–567) 568–579 580 581–599'));

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
      if (rows > wholeRows) assert.ok(stretches.reduce((sum, { from, to, drawn: is }) => sum + (is ? to - from : 0), 0) <= 33);
    }),
    { numRuns: 100 },
  ));

test('a row that comes into sight is drawn with those around it, above as below', () => {
  for (const row of [0, 1, 7, 8, 100, 599]) {
    for (const inSight of [1, 14]) {
      const first = firstAround(row, inSight);
      assert.ok(first <= Math.max(0, row - inSight + 1) && row < first + drawnRows, `row ${row}: ${first}`);
    }
  }
});
