/** Which rows of a long table are drawn: those in and near the part of it that is in sight, and the selected one wherever that is. Pure. */

/** Rows from an index up to before another: drawn, or only the room that they would take. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly drawn: boolean;
}

/** Tables of no more rows are drawn whole once the page is on screen, wherever they are scrolled to. */
export const wholeRows = 120;
/** Of longer ones this many are drawn: what is in sight, and some more above and below. */
export const drawnRows = 28;
/** And this many of any that isn't scrolled, before the first paint: what is in sight. */
export const firstRows = 14;
/** The drawn ones change in slices, so that most of a scroll changes nothing. */
const slice = 4;
/** As many rows are drawn above and below those in sight at least. */
const air = 3;

/** The first row to draw where `hidden` pixels are scrolled away above. */
export function firstDrawn(hidden: number, rowHeight: number): number {
  return Math.max(0, Math.floor((hidden / rowHeight - air) / slice) * slice);
}

/** Whether the rows from `first` on are enough where `shown` pixels are in sight below the hidden ones. */
export function isEnough(first: number, rows: number, hidden: number, shown: number, rowHeight: number): boolean {
  const [top, bottom] = [hidden / rowHeight - air, (hidden + shown) / rowHeight + air];
  return Math.floor(Math.max(0, top)) >= first && Math.ceil(Math.min(rows, bottom)) <= first + drawnRows;
}

/** The first row to draw where a row comes into sight: as the last one in sight if `rowsInSight` end with it, as the first one if that is 1. */
export function firstAround(row: number, rowsInSight: number): number {
  return firstDrawn(Math.max(0, row - rowsInSight + 1), 1);
}

/** All of so many rows, in order, where `most` from `first` on are drawn and the row `selected` too; indices count from 0. */
export function stretchesOf(rows: number, first: number, selected: number, most: number): readonly Stretch[] {
  const whole = rows <= wholeRows && most >= drawnRows;
  const from = whole ? 0 : Math.max(0, Math.min(first, rows - most));
  const to = whole ? rows : from + most;
  const ends = [...new Set([from, to, selected, selected + 1, rows])].sort((a, b) => a - b).filter(end => end > 0 && end <= rows);
  return ends.map((end, index) => {
    const start = ends[index - 1] ?? 0;
    return { from: start, to: end, drawn: start === selected || (start >= from && end <= to) };
  });
}
