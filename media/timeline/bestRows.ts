/** Which rows of a comparison are the best of their column. Pure. */
import type { ComparisonRow } from '../../server/protocol';

/** A column of the comparison. */
export type Figure = 'most' | 'lowest' | 'without' | 'takes';

/**
 * By column the ids of the rows that are best, among those that complete and keep their floor. None where no others are worse, or more than half are as good:
 * a mark that most rows have tells nothing.
 */
export function bestRows(rows: readonly ComparisonRow[]): Readonly<Record<Figure, ReadonlySet<string>>> {
  return {
    most: best(rows, row => -mostPods(row)),
    lowest: best(rows, ({ summary }) => summary.lowestAvailable),
    without: best(rows, ({ summary }) => -summary.secondsWithoutAvailable),
    takes: best(rows, ({ summary }) => -(summary.completeSeconds ?? Infinity)),
  };
}

/** How many pods there are at most. */
export function mostPods({ limits, summary }: Pick<ComparisonRow, 'limits' | 'summary'>): number {
  return Math.max(limits.ceiling, summary.peakPods);
}

function best(rows: readonly ComparisonRow[], worthOf: (row: ComparisonRow) => number): ReadonlySet<string> {
  const sound = rows.filter(({ summary }) => summary.completeSeconds !== null && summary.floorKept);
  const highest = Math.max(...sound.map(worthOf));
  const found = sound.filter(row => worthOf(row) === highest);
  return new Set(sound.length > 1 && found.length <= rows.length / 2 ? found.map(({ id }) => id) : []);
}
