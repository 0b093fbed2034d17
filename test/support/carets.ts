/** A mark on a text: a stretch of one line, and what is said of it. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** Takes the comment lines with carets out of a text: what remains is the input, and they are what is expected of it. */
export function withoutCarets(annotated: string): string {
  return annotated
    .split('\n')
    .filter(line => !/^\s*#\s*\^/.test(line))
    .join('\n');
}

/** Writes marks below their lines, as `#   ^^^ label`: with withoutCarets, what is expected is read beside the input. */
export function withCarets(text: string, marks: readonly Mark[]): string {
  let start = 0;
  return text
    .split('\n')
    .flatMap(line => {
      const from = start;
      start += line.length + 1;
      const own = marks.filter(mark => mark.start >= from && mark.start <= from + line.length);
      return [
        line,
        ...own.map(
          mark => `#${' '.repeat(Math.max(0, mark.start - from - 1))}${'^'.repeat(Math.max(1, mark.end - mark.start))} ${mark.label}`,
        ),
      ];
    })
    .join('\n');
}
