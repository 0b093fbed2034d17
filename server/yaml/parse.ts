import { diagnose, type Diagnosis } from './diagnose';
import { locate } from './locate';
import type { Located, Span } from './located';
import { compose } from './read/compose';
import { type Fault, kubectlWords } from './read/fault';
import { type JsonRead, readJson } from './read/json';
import { repair } from './repair';
import { firstFormat, type Format, separatorProblem } from './splitDocuments';

/** A document that is larger isn't read: nobody edits it by hand, and its parse would keep the editor waiting. */
export const maxDocumentSize = 8 * 1024 * 1024;
/** No manifest nests deeper; kubectl stops at 10,000. */
export const maxDepth = 200;

/** How many values that can't be understood are told of at most. */
const mostErrors = 100;

/** One document of a YAML stream (or a JSON text). */
export interface ParsedDocument {
  /** The document's own text. */
  readonly text: string;
  /** Where the document's text begins for whoever reads the spans: all spans count from there. */
  readonly offset: number;
  /** Undefined for a document without content, or one that is too large or too deep. */
  readonly root: Located | undefined;
  /** Why kubectl can't read it; empty if it can. One of its grammar, or of each value that can't be understood. */
  readonly errors: readonly ReadError[];
  /** What follows the document's end (`...`), which kubectl doesn't look at; absent where nothing does. */
  readonly ignored?: Span;
}

/** Why kubectl can't read a document, or this server doesn't. */
export interface ReadError extends Diagnosis {
  /** What kubectl prints, without what it puts before all of them. */
  readonly message: string;
}

/**
 * Reads one document as kubectl does, given as its own text (see splitDocuments) and the offset that its spans are to begin with: 0 for spans that
 * stay valid when the document moves, its place in the file for spans into the file. Never throws, whatever the text: a half-typed or broken
 * document gives what can be had of it, next to the errors. The result depends on nothing else, so that it can be kept as long as the text stays.
 */
export function parseDocument(text: string, offset = 0, format: Format = firstFormat(text)): ParsedDocument {
  if (text.length > maxDocumentSize) return unread(text, offset, { problem: 'too large', at: 0, from: 0, by: 'limit' });
  if (format === 'yaml') return parseYaml(text, offset, undefined);
  const json = readJson(text, 0, offset, maxDepth);
  const fault = json.fault ?? faultBehind(json, text);
  if (fault?.by === 'limit') return unread(text, offset, fault);
  if (fault === undefined) return { text, offset, root: json.root, errors: [] };
  if (format === 'json') return { text, offset, root: json.root, errors: [errorOf(fault, text, offset)] };
  return parseYaml(text, offset, fault);
}

/** What kubectl says of a stream of JSON that goes on with something else. */
function faultBehind({ end }: JsonRead, text: string): Fault | undefined {
  const at = end + text.slice(end).search(/\S|$/);
  return at < text.length ? { problem: 'invalid character after top-level value', at, from: at, by: 'json' } : undefined;
}

/** With why it is no JSON where it may be either: that is what kubectl prints then. */
function parseYaml(text: string, offset: number, json: Fault | undefined): ParsedDocument {
  const separator = text.startsWith('---') ? separatorProblem(text.slice(0, text.search(/\n|$/))) : undefined;
  const composed = compose(text, maxDepth);
  const fault = separator === undefined ? composed.fault : separatorFault(separator);
  if (fault?.by === 'limit') return unread(text, offset, fault);
  const { reading, shift } = composed.stop === undefined ? { reading: composed, shift: undefined } : repair(text, composed, maxDepth);
  const { root, faults } = locate(reading, text, offset, shift);
  const found = fault === undefined ? faults : [json !== undefined && looksLikeJson(text) ? json : fault];
  const errors = found.slice(0, mostErrors).map(one => errorOf(one, text, offset, json));
  const ignored = errors.length > 0 ? undefined : ignoredBehind(text, composed.end, offset);
  return { text, offset, root, errors, ...(ignored === undefined ? {} : { ignored }) };
}

/** Whether a text that is neither was meant as JSON. */
function looksLikeJson(text: string): boolean {
  return /^\s*\{\s*"/.test(text);
}

function separatorFault(rest: string): Fault {
  return { problem: `invalid Yaml document separator: ${rest}`, at: 0, from: 0, by: 'stream' };
}

function errorOf(fault: Fault, text: string, offset: number, json?: Fault): ReadError {
  const { span, ...diagnosis } = diagnose(fault, text);
  return {
    ...diagnosis,
    message: kubectlWords(json ?? fault, text),
    span: { start: span.start + offset, end: span.end + offset },
  };
}

/** What stands behind a document's end but the mark itself and comments. */
function ignoredBehind(text: string, end: number, offset: number): Span | undefined {
  const rest = text.slice(end);
  const start = /^(?:(?:\.\.\.|---)(?=\s|$))?(?:\s|#.*)*/.exec(rest)?.[0].length ?? 0;
  const length = rest.trimEnd().length;
  return start < length ? { start: end + start + offset, end: end + length + offset } : undefined;
}

function unread(text: string, offset: number, fault: Fault): ParsedDocument {
  return { text, offset, root: undefined, errors: [errorOf(fault, text, offset)] };
}
