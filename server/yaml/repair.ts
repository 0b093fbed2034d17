import type { Document } from 'yaml';

/** Beyond this a broken document is taken as the library recovers it: repairing means reading it several times. */
const maxRepairedSize = 50_000;
const maxRounds = 4;

type Compose = (text: string) => Document.Parsed | 'too deep' | undefined;

interface Reading {
  readonly text: string;
  readonly document: Document.Parsed;
}

/**
 * What a document would read without the lines that are being typed: around the first error, the one line is blanked (by as many spaces, so
 * that nothing moves) that takes the first error furthest down. Undefined where that doesn't help, and for templates, whose errors are none of a typist's.
 */
export function repair(text: string, compose: Compose): Reading | undefined {
  if (text.length > maxRepairedSize || /\{\{|\{%/.test(text)) return undefined;
  let best: Reading | undefined = read(text, compose);
  let improved: Reading | undefined;
  for (let round = 0; round < maxRounds && best !== undefined && best.document.errors.length > 0; round++) {
    best = furthest(best, candidates(best), compose);
    improved = best ?? improved;
  }
  return improved;
}

function furthest(from: Reading, candidates: readonly string[], compose: Compose): Reading | undefined {
  let best: Reading | undefined;
  let reached = firstError(from.document);
  for (const candidate of candidates) {
    const reading = read(candidate, compose);
    if (reading === undefined || firstError(reading.document) <= reached) continue;
    best = reading;
    reached = firstError(reading.document);
    if (reached === Number.POSITIVE_INFINITY) break;
  }
  return best;
}

function read(text: string, compose: Compose): Reading | undefined {
  const document = compose(text);
  return document === undefined || document === 'too deep' ? undefined : { text, document };
}

function firstError(document: Document.Parsed): number {
  return Math.min(...document.errors.map(error => error.pos[0]), Number.POSITIVE_INFINITY);
}

/** The text with an unclosed quote opened up, or with the line of the first error, the one above or the one below blanked. */
function candidates({ text, document }: Reading): string[] {
  const error = document.errors.reduce((one, other) => (other.pos[0] < one.pos[0] ? other : one));
  const lines = text.split('\n');
  const row = text.slice(0, error.pos[0]).split('\n').length - 1;
  const texts: string[] = [];
  for (const at of [row, row + 1, row - 1]) {
    const line = lines[at];
    if (line === undefined || line.trim() === '') continue;
    texts.push([...lines.slice(0, at), line.replace(/[^\r]/g, ' '), ...lines.slice(at + 1)].join('\n'));
  }
  return texts;
}
