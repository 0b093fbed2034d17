import type { ReadError } from './parse';
import type { DocumentSpan } from './splitDocuments';

/** Where kubectl goes no further in a file. */
export interface Stop {
  /** The first document that it takes nothing of; those before it are applied. */
  readonly from: number;
  /** The one that it can't read: the same, or the one below where what should separate the two is at fault. */
  readonly at: number;
}

/**
 * Where kubectl stops in the documents with which a file begins, and the one `below` these; undefined if it reads them all. `errorOf` says why it
 * can't read one.
 */
export function stopIn(
  documents: readonly DocumentSpan[],
  errorOf: (index: number) => ReadError | undefined,
  below?: DocumentSpan,
): Stop | undefined {
  for (const [index, document] of documents.entries()) {
    const next = documents[index + 1] ?? below;
    // A document ends where a line begins with three dashes; if more than a comment follows them, it is lost, too.
    const isUnseparated = next?.start === document.end && document.format !== 'json';
    if (isUnseparated && errorOf(index + 1)?.kind === 'separator') return { from: index, at: index + 1 };
    if (errorOf(index) !== undefined) return { from: index, at: index };
  }
  return undefined;
}
