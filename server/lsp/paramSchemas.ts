/** What the params of LSP's own requests must look like, as far as they are looked at. */
import { maxInt32 } from '../kubernetes/int32';
import { anyObject, list, object, optional, text, whole, type Schema } from '../protocol/schema';

interface Position {
  readonly line: number;
  readonly character: number;
}

const document = object<{ readonly uri: string }>({ uri: text(100_000) });
/** LSP's unsigned integers end here. */
const index = whole(0, maxInt32);
const position = object<Position>({ line: index, character: index });
const range = object<{ readonly start: Position; readonly end: Position }>({ start: position, end: position });

export const documentParams = object({ textDocument: document });
export const positionParams = object({ textDocument: document, position });
export const rangeParams = object({ textDocument: document, range });
export const codeActionParams = object({
  textDocument: document,
  range,
  context: object<{ readonly only: readonly string[] | undefined }>({ only: optional(list(text(1000), 100)) }),
});

const version = whole(-maxInt32 - 1, maxInt32);
const change: Schema<{ readonly text: string; readonly range: unknown }> = object<{ readonly text: string; readonly range: unknown }>({
  text: text(),
  range: (value, path) => (value === undefined ? null : range(value, path)),
});

/** Of the notifications that a document was opened, edited, closed. */
export const openParams = object({ textDocument: object({ uri: text(100_000), languageId: text(1000), version, text: text() }) });
export const changeParams = object({ textDocument: object({ uri: text(100_000), version }), contentChanges: list(change, 1_000_000) });
export const closeParams = documentParams;

/** Of `workspace/didChangeConfiguration`. */
export const configurationParams = anyObject;
