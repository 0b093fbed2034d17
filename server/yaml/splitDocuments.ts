import type { Span } from './located';
import { jsonEnd } from './read/jsonEnd';

/** A document of a stream, without the line that separates it from the one before. */
export interface DocumentSpan extends Span {
  readonly format: Format;
}

/** How kubectl reads a document: `either` is tried as JSON first. */
export type Format = 'yaml' | 'json' | 'either';

/**
 * Where the documents of a file stand, as kubectl cuts it (apimachinery's YAMLOrJSONDecoder), with nothing read but JSON: at each line that begins
 * with `---`, whatever surrounds it. Behind that only a comment may follow; a line with anything else belongs to the document below, which can't be
 * read (`parseDocument` says why), and the one above is lost with it. `...` separates nothing. Of a file that begins with a brace the JSON values
 * in a row come first. The spans are ascending; a document may be empty or hold comments only. Cheap: 3 MB take a few milliseconds.
 */
export function splitDocuments(text: string): readonly DocumentSpan[] {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  if (firstFormat(text.slice(start, 4096)) === 'yaml') return splitYaml(text, start, 'yaml');
  const values = jsonValues(text, start);
  const end = values.at(-1)?.end ?? start;
  if (values.length > 0 && text.slice(end).trim() === '') return values;
  // Two values are taken for a stream of JSON, one for YAML that looks like it.
  if (values.length > 1) return [...values, { start: end, end: text.length, format: 'json' }];
  const rest = text.slice(end).search(/(?:\S|\ufeff)(?<!\x85)|\n|$/);
  return [...values, ...splitYaml(text, end + rest + (text.charAt(end + rest) === '\n' ? 1 : 0), 'either')];
}

/** How kubectl begins to read a text. */
export function firstFormat(text: string): Format {
  return /^(?:[^\S\ufeff]|\x85)*\{/.test(text) ? 'either' : 'yaml';
}

function jsonValues(text: string, start: number): DocumentSpan[] {
  const values: DocumentSpan[] = [];
  for (let at = start, end = jsonEnd(text, at); end !== -1; at = end, end = jsonEnd(text, at))
    values.push({ start: at, end, format: 'json' });
  return values;
}

function splitYaml(text: string, from: number, first: Format): readonly DocumentSpan[] {
  const spans: DocumentSpan[] = [];
  let start = from;
  const push = (end: number): void => void spans.push({ start, end, format: spans.length === 0 ? first : 'yaml' });
  for (let at = text.startsWith('---', from) ? from : nextSeparator(text, from); at !== -1; at = nextSeparator(text, at + 3)) {
    // With nothing before it the line is part of the document.
    if (at === start) continue;
    push(at);
    start = separatorEnd(text, at);
  }
  if (start < text.length || spans.length === 0) push(text.length);
  return spans;
}

function nextSeparator(text: string, from: number): number {
  const at = text.indexOf('\n---', from);
  return at === -1 ? -1 : at + 1;
}

/** Behind the line; where it separates nothing, its beginning. */
function separatorEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  const end = newline === -1 ? text.length : newline + 1;
  return separatorProblem(text.slice(at, end)) === undefined ? end : at;
}

/** What is wrong with a line that begins with three dashes: what follows them; undefined where that is nothing, or a comment. */
export function separatorProblem(line: string): string | undefined {
  const isBlank = (at: number): boolean => /^(?:[^\S\ufeff]|\x85)$/.test(line[at] ?? '');
  let [start, end] = [3, line.length];
  while (start < end && isBlank(start)) start += 1;
  while (end > start && isBlank(end - 1)) end -= 1;
  const rest = line.slice(start, end);
  return rest === '' || rest.startsWith('#') ? undefined : rest;
}
