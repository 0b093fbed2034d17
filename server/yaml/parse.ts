import { Composer, type Document, Lexer, Parser } from 'yaml';
import { locate } from './locate';
import type { Located, Span } from './located';
import { type Reading, repair } from './repair';

/** A document that is larger isn't read: nobody edits it by hand, and its parse would keep the editor waiting. */
export const maxDocumentSize = 8 * 1024 * 1024;
/** How many lexical tokens of a document are read at most: about a second's work, as much as 20,000 lines have. */
export const maxTokens = 120_000;
/** No manifest nests deeper; the server itself stops at 10,000. */
export const maxDepth = 200;

/** One document of a YAML stream (or a JSON text). */
export interface ParsedDocument {
  /** The document's own text. */
  readonly text: string;
  /** Where the document's text begins for whoever reads the spans: all spans count from there. */
  readonly offset: number;
  /** Undefined for a document without content, or one that is too large or too deep. */
  readonly root: Located | undefined;
  /** Why the API server couldn't read it; in the order of the text. Empty for well-formed YAML. */
  readonly errors: readonly ReadError[];
}

export interface ReadError {
  readonly message: string;
  readonly span: Span;
}

/**
 * Reads one document, given as its own text (see splitDocuments) and the offset that its spans are to begin with: 0 for spans that stay valid
 * when the document moves, its place in the file for spans into the file. Never throws, whatever the text: a half-typed or broken document
 * gives what can be had of it, next to the errors. The result depends on nothing else, so that it can be kept as long as the text stays.
 */
export function parseDocument(text: string, offset = 0): ParsedDocument {
  if (text.length > maxDocumentSize) return failed(text, offset, 'The document is too large.');
  const document = compose(text);
  if (document === 'too deep') return failed(text, offset, `The document is nested more than ${maxDepth} levels deep.`);
  if (document === 'too long') return failed(text, offset, 'The document is too large.');
  if (document === undefined) return { text, offset, root: undefined, errors: [] };
  const errors = document.errors.map(({ message, pos: [start, end] }) => ({ message, span: place(start, end, text, offset) }));
  const best: Reading = errors.length > 0 ? repair({ text, document }, compose) : { text, document };
  const located = locate(best.document, text, offset, best.colon);
  return {
    text,
    offset,
    root: located.root,
    errors: [...errors, ...located.errors].sort((one, other) => one.span.start - other.span.start),
  };
}

/** Why a document isn't read to its end. */
export type Refused = 'too deep' | 'too long';

/** The library's document; undefined for a text without any. Aliases are nodes of their own in it, so that none expands. */
function compose(text: string): Document.Parsed | Refused | undefined {
  const lexer = new Lexer();
  const parser = new Parser();
  const composer = new Composer({
    schema: 'failsafe',
    version: '1.1',
    strict: false,
    uniqueKeys: false,
    prettyErrors: false,
    merge: false,
  });
  const documents: Document.Parsed[] = [];
  let tokens = 0;
  for (const lexeme of lexer.lex(text)) {
    if (++tokens > maxTokens) return 'too long';
    for (const token of parser.next(lexeme)) for (const document of composer.next(token)) documents.push(document);
    if (parser.stack.length > maxDepth) return 'too deep';
  }
  for (const token of parser.end()) for (const document of composer.next(token)) documents.push(document);
  for (const document of composer.end()) documents.push(document);
  return documents[0];
}

function failed(text: string, offset: number, message: string): ParsedDocument {
  return { text, offset, root: undefined, errors: [{ message, span: place(0, text.indexOf('\n'), text, offset) }] };
}

/** Inside the text, and never backwards. */
function place(start: number, end: number, text: string, offset: number): Span {
  const from = Math.min(Math.max(start, 0), text.length);
  return { start: from + offset, end: Math.min(Math.max(end, from), text.length) + offset };
}
