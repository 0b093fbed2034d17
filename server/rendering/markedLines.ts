import { renderedDocuments, type RenderedDocument } from './helmOutput';
import type { Origin } from './origin';

/** Lines of a document that are compared one with each other at most. */
const mostCompared = 4_000_000;

/**
 * Who wrote each line of the plain output: what the marks say in the output of the same templates with marks. Null for lines of which no mark tells, or
 * that the two differ in so much that it can't be told which is which. `files`: the marked ones, by their numbers.
 */
export function originsOf(plain: string, marked: string, files: readonly string[]): readonly (Origin | null)[] {
  const lines = plain.split('\n');
  const read = marked.split('\n').map(line => readMarks(line, files));
  const known = spread(read.map(({ marks }) => marks));
  const origins: (Origin | null)[] = lines.map(() => null);
  const others = renderedDocuments(read.map(({ text }) => text));
  for (const [index, document] of renderedDocuments(lines).entries()) {
    const other = others[index];
    if (other === undefined || other.source !== document.source) continue;
    for (const [at, from] of aligned(
      linesOf(lines, document),
      linesOf(
        read.map(({ text }) => text),
        other,
      ),
    ).entries())
      origins[document.start + at] = from === null ? null : (known[other.start + from] ?? null);
  }
  return origins;
}

/** A text without its marks. */
export function withoutMarks(marked: string): string {
  return marked
    .split('\n')
    .map(line => cutMarks(line).text)
    .join('\n');
}

interface Mark {
  readonly origin: Omit<Origin, 'how'>;
  readonly writesBlock: boolean;
}

function readMarks(line: string, files: readonly string[]): { readonly text: string; readonly marks: readonly Mark[] } {
  const { text, marks } = cutMarks(line);
  return {
    text,
    marks: marks.flatMap(mark => {
      const [, number, at, plus] = /^(\d+):(\d+)(\+?)$/.exec(mark) ?? [];
      const file = files[Number(number)];
      return file === undefined ? [] : [{ origin: { file, line: Number(at) }, writesBlock: plus === '+' }];
    }),
  };
}

/** A line without the marks at its end, and these. */
function cutMarks(line: string): { readonly text: string; readonly marks: readonly string[] } {
  const end = line.endsWith('\r') ? '\r' : '';
  const parts = line.slice(0, line.length - end.length).split(' #@');
  const marks: string[] = [];
  while (parts.length > 1 && /^\d+:\d+\+?$/.test(parts.at(-1) ?? '')) marks.unshift(parts.pop() ?? '');
  return { text: parts.join(' #@') + end, marks };
}

/**
 * The innermost mark of a line wrote it: a helper's comes before that of the line that includes it. A line without one was written by the action whose
 * mark follows next.
 */
function spread(marks: readonly (readonly Mark[])[]): readonly (Origin | null)[] {
  let below: Origin | null = null;
  return [...marks]
    .reverse()
    .map((own): Origin | null => {
      const [first] = own;
      const last = own.at(-1);
      if (first === undefined || last === undefined) return below;
      below = last.writesBlock ? { ...last.origin, how: 'block' } : null;
      return { ...first.origin, how: 'line' };
    })
    .reverse();
}

function linesOf(lines: readonly string[], { start, end }: RenderedDocument): readonly string[] {
  return lines.slice(start, end).map(line => line.trimEnd());
}

/** For each line the one that is the same in the other text; null where there is none, or it can't be told. */
function aligned(lines: readonly string[], others: readonly string[]): readonly (number | null)[] {
  const ends = (line: string | undefined): boolean => line === '';
  const one = lines.slice(0, lines.length - trailing(lines, ends));
  const other = others.slice(0, others.length - trailing(others, ends));
  if (one.length === other.length && one.every((line, index) => sameKey(line, other[index] ?? ''))) return one.map((_, index) => index);
  return longestCommon(one, other);
}

function trailing(lines: readonly string[], ends: (line: string | undefined) => boolean): number {
  let count = 0;
  while (count < lines.length && ends(lines.at(-1 - count))) count += 1;
  return count;
}

/** The same line, but for its value: a checksum of what has marks, or what is made anew with each rendering. */
function sameKey(line: string, other: string): boolean {
  if (line === other) return true;
  const key = /^\s*(?:- )?[^\s:]+:/.exec(line)?.[0];
  return key !== undefined && other.startsWith(key);
}

/** The longest common subsequence. */
function longestCommon(one: readonly string[], other: readonly string[]): readonly (number | null)[] {
  const head = countWhile(index => index < one.length && index < other.length && one[index] === other[index]);
  const left = one.slice(head);
  const right = other.slice(head);
  const tail = countWhile(index => index < left.length && index < right.length && left.at(-1 - index) === right.at(-1 - index));
  const [rows, columns] = [left.length - tail, right.length - tail];
  const middle =
    rows * columns > mostCompared ? left.slice(0, rows).map(() => null) : inMiddle(left.slice(0, rows), right.slice(0, columns));
  return [
    ...one.slice(0, head).map((_, index) => index),
    ...middle.map(index => (index === null ? null : head + index)),
    ...left.slice(rows).map((_, index) => head + columns + index),
  ];
}

function countWhile(holds: (index: number) => boolean): number {
  let count = 0;
  while (holds(count)) count += 1;
  return count;
}

function inMiddle(one: readonly string[], other: readonly string[]): readonly (number | null)[] {
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1)
    for (let column = other.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        one[row] === other[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  let column = 0;
  return one.map((line, row) => {
    while (column < other.length && line !== other[column] && at(row, column + 1) >= at(row + 1, column) && at(row, column + 1) > 0)
      column += 1;
    if (line !== other[column]) return null;
    column += 1;
    return column - 1;
  });
}
