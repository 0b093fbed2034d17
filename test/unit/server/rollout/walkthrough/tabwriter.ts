/** Go's text/tabwriter, with which kubectl lines up its columns. */
export interface TabwriterOptions {
  /** The least width of a column, its padding included. */
  readonly minWidth: number;
  /** Blanks between columns. */
  readonly padding: number;
}

/** `kubectl get`. */
export const tableColumns: TabwriterOptions = { minWidth: 6, padding: 3 };
/** `kubectl describe` and `kubectl rollout history`. */
export const describeColumns: TabwriterOptions = { minWidth: 0, padding: 2 };

/**
 * Lines whose cells end in a tab, lined up: a column is as wide as its widest cell in the lines that follow each other and have it. What stands behind
 * the last tab of a line is no cell.
 */
export function lineUp(lines: readonly string[], { minWidth, padding }: TabwriterOptions): string[] {
  const rows = lines.map(line => line.split('\t'));
  const widths = rows.map(row => row.slice(0, -1).map(() => 0));
  rows.forEach((row, index) => {
    for (let column = 0; column < row.length - 1; column++) {
      if (widths[index]?.[column] !== 0) continue;
      const end = blockEnd(rows, index, column);
      let widest = 0;
      for (let line = index; line < end; line++) widest = Math.max(widest, runes(rows[line]?.[column] ?? ''));
      const width = Math.max(minWidth, widest + padding);
      for (let line = index; line < end; line++) {
        const columns = widths[line];
        if (columns !== undefined) columns[column] = width;
      }
    }
  });
  return rows.map((row, index) => row.map((cell, column) => padded(cell, widths[index]?.[column] ?? 0)).join(''));
}

function blockEnd(rows: readonly (readonly string[])[], start: number, column: number): number {
  let end = start;
  while ((rows[end]?.length ?? 0) > column + 1) end++;
  return end;
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - runes(cell)));
}

/** Go counts code points. */
function runes(text: string): number {
  return Array.from(text).length;
}
