import { type Autoscaler, findAutoscalers, mayHoldAutoscaler } from '../kubernetes/autoscaler';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import type { Documents } from './documents';
import type { OpenFile } from './openFile';
import { type Elsewhere, scaledFile } from './scaledFile';

/**
 * The autoscalers of the workspace: those of open documents, whose parse they are part of, and of the files that the client has handed over. A
 * document that is open counts as it is there. One of another scheme than the asking one's, such as the past that a diff shows, doesn't count
 * unless the client has handed it over.
 */
export class Autoscalers {
  readonly #handed = new Map<string, readonly Autoscaler[]>();

  constructor(private readonly documents: Documents) {}

  /** A document's workloads, each as its autoscaler keeps it. */
  scaled(file: OpenFile): OpenFile {
    return scaledFile(file, this.#elsewhere(file.uri));
  }

  /** Takes what the client says of files (`AutoscalersParams`). Answers whether that changes what is known. */
  take(params: unknown): boolean {
    const changed = filesOf(params).filter(({ uri, text }) => this.#put(uri, text === null ? [] : autoscalersIn(text)));
    return changed.some(({ uri }) => !this.documents.uris().includes(uri));
  }

  /** Calls back when an open document, or one just closed, has other autoscalers than were known of it before. */
  onDidChange(changed: () => void): void {
    this.documents.onDidParse((uri, file, before) => {
      const handed = this.#handed.get(uri) ?? [];
      if (!areSame(file?.autoscalers ?? handed, before?.autoscalers ?? handed)) changed();
    });
  }

  #put(uri: string, autoscalers: readonly Autoscaler[]): boolean {
    const before = this.#handed.get(uri) ?? [];
    if (autoscalers.length === 0) this.#handed.delete(uri);
    else this.#handed.set(uri, autoscalers);
    return !areSame(before, autoscalers);
  }

  #elsewhere(uri: string): readonly Elsewhere[] {
    const open = this.documents.uris();
    const counted = open.filter(other => this.#handed.has(other) || schemeOf(other) === schemeOf(uri));
    const found = [
      ...counted.map(other => ({ other, autoscalers: this.documents.get(other)?.autoscalers ?? [] })),
      ...[...this.#handed].filter(([other]) => !open.includes(other)).map(([other, autoscalers]) => ({ other, autoscalers })),
    ];
    return found
      .filter(({ other }) => other !== uri)
      .flatMap(({ other, autoscalers }) => autoscalers.map(autoscaler => ({ uri: other, autoscaler })));
  }
}

function autoscalersIn(text: string): readonly Autoscaler[] {
  const documents = splitDocuments(text).map(({ start, end, format }) => ({ own: text.slice(start, end), format }));
  return findAutoscalers(documents.filter(({ own }) => mayHoldAutoscaler(own)).map(({ own, format }) => parseDocument(own, 0, format)));
}

/** Whatever isn't what it should be is left out. */
function filesOf(params: unknown): readonly { readonly uri: string; readonly text: string | null }[] {
  const files: unknown = (params as { readonly files?: unknown } | null | undefined)?.files;
  return Array.isArray(files) ? files.filter(isFile) : [];
}

function isFile(file: unknown): file is { readonly uri: string; readonly text: string | null } {
  if (typeof file !== 'object' || file === null || !('uri' in file) || !('text' in file)) return false;
  return typeof file.uri === 'string' && (typeof file.text === 'string' || file.text === null);
}

function areSame(one: readonly Autoscaler[], other: readonly Autoscaler[]): boolean {
  return one === other || (one.length === other.length && JSON.stringify(one) === JSON.stringify(other));
}

function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.indexOf(':')));
}
