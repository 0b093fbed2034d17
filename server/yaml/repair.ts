import { unclosed } from './brackets';
import { compose, type Composed } from './read/compose';
import type { Fault } from './read/fault';
import type { Shift } from './locate';

/** How much is read again at most to mend a document, in characters: it happens while somebody types. A large one is read this often all the same. */
const maxRead = 50_000;
const fewestReads = 2;
const maxRounds = 6;

/** A document that was broken, as it reads without what broke it. */
export interface Mended {
  readonly reading: Composed;
  /** Where a place of what was read is in the original. */
  readonly shift: Shift;
}

/** A text that differs from the original: something is blanked by as many blanks, or put in. */
interface Draft {
  readonly text: string;
  /** Where in it something stands that the original doesn't have. */
  readonly added: readonly { readonly at: number; readonly length: number }[];
}

/**
 * The best reading of a document that can't be read: of the drafts without what is at fault, the one that can be read, or furthest. Tried are
 * around the fault: a colon behind a word, brackets that are closed at the end of their line, and without a sign, a quote or a line. With nothing
 * better it is what stands before the fault. Templates are left as they are: their faults are none of a typist's.
 */
export function repair(original: string, broken: Composed, maxDepth: number): Mended {
  let best = { draft: { text: original, added: [] } as Draft, reading: broken };
  const budget = { reads: Math.max(fewestReads, Math.floor(maxRead / original.length)) };
  for (let round = 0; round < maxRounds && best.reading.stop !== undefined && !/\{\{|\{%/.test(original); round++) {
    const further = furthest(best.draft, best.reading.stop, maxDepth, budget);
    if (further === undefined) break;
    best = further;
  }
  return { reading: best.reading, shift: shiftOf(best.draft) };
}

function furthest(
  draft: Draft,
  fault: Fault,
  maxDepth: number,
  budget: { reads: number },
): { readonly draft: Draft; readonly reading: Composed } | undefined {
  let best: { readonly draft: Draft; readonly reading: Composed } | undefined;
  let reached = shiftOf(draft)(fault.at);
  for (const candidate of candidates(draft, fault)) {
    if (budget.reads-- <= 0) break;
    const reading = compose(candidate.text, maxDepth);
    if (reading.stop === undefined) return { draft: candidate, reading };
    const at = shiftOf(candidate)(reading.stop.at);
    if (at <= reached) continue;
    best = { draft: candidate, reading };
    reached = at;
  }
  return best;
}

function shiftOf({ added }: Draft): Shift {
  return at =>
    added.reduce((shifted, insertion) => (at > insertion.at ? shifted - Math.min(insertion.length, at - insertion.at) : shifted), at);
}

function* candidates(draft: Draft, { at, from, by }: Fault): Generator<Draft> {
  const lines = linesOf(draft.text);
  const row = rowAt(lines, Math.min(at, draft.text.length));
  const origin = rowAt(lines, from);
  if (by === 'reader') yield blanked(draft, at, at + 1);
  for (const word of new Set([origin, row - 1, row])) {
    const end = wordAbove(draft.text, lines, word);
    if (end !== undefined) yield inserted(draft, end, ':');
  }
  const closing = unclosed(draft.text.slice(lines[origin]?.start, lines[origin]?.end));
  if (closing !== '') yield inserted(draft, trimmedEnd(draft.text, lines[origin]), closing);
  for (const place of new Set([from, at])) if (/["'@`*&!|>\]}]/.test(draft.text.charAt(place))) yield blanked(draft, place, place + 1);
  for (const line of oddQuotes(draft.text, lines, row)) yield blanked(draft, line, line + 1);
  for (const line of new Set([lines[row], lines[origin], lines[row + 1], lines[row - 1]])) {
    if (line !== undefined && draft.text.slice(line.start, line.end).trim() !== '') yield blanked(draft, line.start, line.end);
  }
}

interface Line {
  readonly start: number;
  /** Before its line break. */
  readonly end: number;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

function rowAt(lines: readonly Line[], offset: number): number {
  return Math.max(
    0,
    lines.findIndex(({ end }) => offset <= end),
  );
}

/** Where a word alone on its line ends that has something below it; undefined for another line. */
function wordAbove(text: string, lines: readonly Line[], row: number): number | undefined {
  const [line, below] = [lines[row], lines[row + 1]];
  if (line === undefined || below === undefined) return undefined;
  const own = text.slice(line.start, line.end);
  const word = /^([ -]*)[\w./][\w./-]*(?=[ \t]*\r?$)/.exec(own);
  return word !== null && text.slice(below.start, below.end).search(/\S/) > own.search(/\S/) ? line.start + word[0].length : undefined;
}

function trimmedEnd(text: string, line: Line | undefined): number {
  return line === undefined ? text.length : line.start + text.slice(line.start, line.end).trimEnd().length;
}

/** For each sort of quote the last one on the nearest line at or above that has an odd number of them. */
function oddQuotes(text: string, lines: readonly Line[], row: number): readonly number[] {
  return ['"', "'"].flatMap(quote => {
    const nearest = [...lines.slice(0, row + 1)].reverse().find(({ start, end }) => text.slice(start, end).split(quote).length % 2 === 0);
    return nearest === undefined ? [] : [text.lastIndexOf(quote, nearest.end)];
  });
}

function blanked({ text, added }: Draft, from: number, to: number): Draft {
  return { text: text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]/g, ' ') + text.slice(to), added };
}

function inserted({ text, added }: Draft, at: number, what: string): Draft {
  const moved = added.map(insertion => (insertion.at >= at ? { ...insertion, at: insertion.at + what.length } : insertion));
  return {
    text: text.slice(0, at) + what + text.slice(at),
    added: [...moved, { at, length: what.length }].sort((one, other) => other.at - one.at),
  };
}
