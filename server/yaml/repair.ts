import { type Document, isMap, isScalar, isSeq } from 'yaml';

/** How much is read again at most to mend a document: repairing means reading it several times while somebody types. */
const maxRead = 40_000;
const maxRounds = 4;

type Compose = (text: string) => Document.Parsed | string | undefined;

/** A text, and what it reads as. */
export interface Reading extends Text {
  readonly document: Document.Parsed;
}

interface Text {
  readonly text: string;
  /** Where in it a colon stands that the original doesn't have; undefined where nothing has moved. */
  readonly colon?: number;
}

/**
 * The best reading of a document that has errors, given as the library recovers it. Tried are the texts without what is being typed: around the
 * first error a word above an indented line gets its colon, a quote that isn't closed or a line is blanked (by as many spaces, so that nothing
 * moves), whichever takes the first error furthest down. The reading that has most proper keys is the best. Templates are left as they are: their errors are none of a typist's.
 */
export function repair(broken: Reading, compose: Compose): Reading {
  if (/\{\{|\{%/.test(broken.text)) return broken;
  const budget = { reads: Math.floor(maxRead / broken.text.length) };
  let best = broken;
  let mended: Reading | undefined = broken;
  for (let round = 0; round < maxRounds && mended.document.errors.length > 0; round++) {
    mended = furthest(mended, compose, budget);
    if (mended === undefined) break;
    if (properKeys(mended.document.contents) >= properKeys(best.document.contents)) best = mended;
  }
  return best;
}

function furthest(from: Reading, compose: Compose, budget: { reads: number }): Reading | undefined {
  let best: Reading | undefined;
  let reached = firstError(from.document);
  for (const candidate of candidates(from)) {
    if (budget.reads-- <= 0) break;
    const document = compose(candidate.text);
    if (document === undefined || typeof document === 'string' || firstError(document) <= reached) continue;
    best = { ...candidate, document };
    reached = firstError(document);
    if (reached === Number.POSITIVE_INFINITY) break;
  }
  return best;
}

function firstError(document: Document.Parsed): number {
  return Math.min(...document.errors.map(error => error.pos[0]), Number.POSITIVE_INFINITY);
}

/**
 * The text with a colon behind the word on the error's line, with the nearest odd quote above the error blanked, or with the error's own line, the
 * one below or the one above.
 */
function candidates({ text, document, colon }: Reading): Text[] {
  const lines = text.split('\n');
  const row = text.slice(0, firstError(document)).split('\n').length - 1;
  const moved = colon === undefined ? {} : { colon };
  const replaced = (at: number, line: string): string => [...lines.slice(0, at), line, ...lines.slice(at + 1)].join('\n');
  const texts: Text[] = [];
  const word = /^[ -]*[\w./-]+/.exec(lines[row] ?? '')?.[0];
  if (
    colon === undefined &&
    word !== undefined &&
    word.length === lines[row]?.trimEnd().length &&
    indent(lines[row + 1]) > indent(lines[row])
  ) {
    const at = lines.slice(0, row).reduce((sum, line) => sum + line.length + 1, 0) + word.length;
    texts.push({ text: `${text.slice(0, at)}:${text.slice(at)}`, colon: at });
  }
  for (const quote of ['"', "'"]) {
    let at = row;
    while (at >= 0 && (lines[at] ?? '').split(quote).length % 2 === 1) at--;
    const line = lines[at] ?? '';
    const open = line.lastIndexOf(quote);
    if (open !== -1) texts.push({ text: replaced(at, `${line.slice(0, open)} ${line.slice(open + 1)}`), ...moved });
  }
  for (const at of [row, row + 1, row - 1]) {
    const line = lines[at];
    if (line !== undefined && line.trim() !== '') texts.push({ text: replaced(at, line.replace(/[^\r]/g, ' ')), ...moved });
  }
  return texts;
}

function indent(line = ''): number {
  return line.length - line.trimStart().length;
}

/** How many keys look like keys: no blank in them, as where two lines have run together. */
function properKeys(node: unknown): number {
  if (isSeq(node)) return node.items.reduce<number>((sum, item) => sum + properKeys(item), 0);
  if (!isMap(node)) return 0;
  return node.items.reduce(
    (sum, { key, value }) => sum + (isScalar(key) && /^\S+$/.test(String(key.value)) ? 1 : 0) + properKeys(value),
    0,
  );
}
