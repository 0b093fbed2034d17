import { Composer, type Document, Lexer, Parser } from 'yaml';
import { locate } from './locate';
import type { Located, Span } from './located';
import { repair } from './repair';

/** A document that is larger isn't read: nobody edits it by hand, and its parse would keep the editor waiting. */
export const maxDocumentSize = 8 * 1024 * 1024;
/** No manifest nests deeper; the server itself stops at 10,000. */
export const maxDepth = 200;

/** One document of a YAML stream (or a JSON text). All spans count from the beginning of the document's own text. */
export interface ParsedDocument {
  readonly text: string;
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
 * Reads one document, given as its own text (see splitDocuments). Never throws, whatever the text: a half-typed or broken document gives what
 * can be had of it, next to the errors. The result depends on nothing but the text, so that it can be kept as long as the text stays.
 */
export function parseDocument(text: string): ParsedDocument {
  if (text.length > maxDocumentSize) return failed(text, 'The document is too large.');
  const document = compose(text);
  if (document === 'too deep') return failed(text, `The document is nested more than ${maxDepth} levels deep.`);
  if (document === undefined) return { text, root: undefined, errors: [] };
  const errors = document.errors.map(error => ({ message: error.message, span: clip({ start: error.pos[0], end: error.pos[1] }, text) }));
  const mended = errors.length > 0 ? repair(text, compose) : undefined;
  const located = locate(mended?.document ?? document, mended?.text ?? text);
  return { text, root: located.root, errors: [...errors, ...located.errors].sort((one, other) => one.span.start - other.span.start) };
}

/** The library's document; undefined for a text without any. Aliases are nodes of their own in it, so that none expands. */
function compose(text: string): Document.Parsed | 'too deep' | undefined {
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
  for (const lexeme of lexer.lex(text)) {
    for (const token of parser.next(lexeme)) for (const document of composer.next(token)) documents.push(document);
    if (parser.stack.length > maxDepth) return 'too deep';
  }
  for (const token of parser.end()) for (const document of composer.next(token)) documents.push(document);
  for (const document of composer.end()) documents.push(document);
  return documents[0];
}

function failed(text: string, message: string): ParsedDocument {
  return { text, root: undefined, errors: [{ message, span: clip({ start: 0, end: text.indexOf('\n') }, text) }] };
}

/** Inside the text, and never backwards. */
function clip(span: Span, text: string): Span {
  const start = Math.min(Math.max(span.start, 0), text.length);
  return { start, end: Math.min(Math.max(span.end, start), text.length) };
}
