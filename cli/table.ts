/** Rows with their cells below each other, `gap` between two. */
export function table(rows: readonly (readonly string[])[], gap: string): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(row =>
    row
      .map((value, column) => value.padEnd(widths[column] ?? 0))
      .join(gap)
      .trimEnd(),
  );
}
