import { type Autoscaler, findAutoscalers, mayHoldAutoscaler } from '../kubernetes/autoscaler';
import type { ReadKustomization } from '../kustomize/builds';
import { kustomizationIn } from '../preview/kustomizationIn';
import type { Steps } from '../preview/steps';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';

/** What a file of the workspace says of manifests in other files. */
export interface HandedFile {
  readonly autoscalers: readonly Autoscaler[];
  /** Null for what is no kustomization. */
  readonly kustomization: ReadKustomization | null;
}

/** What is read of a file, and of all together, at most, in characters: a client that hands over more has its own way to say that it isn't read. */
const most = { file: 1_000_000, all: 20_000_000 };

/** The files of the workspace that say something of manifests in others, as the client last handed them over (`WorkspaceFilesParams`). */
export class HandedFiles {
  readonly #files = new Map<string, HandedFile>();
  /** The characters of each. */
  readonly #sizes = new Map<string, number>();
  #size = 0;

  get(uri: string): HandedFile | undefined {
    return this.#files.get(uri);
  }

  entries(): readonly (readonly [uri: string, file: HandedFile])[] {
    return [...this.#files];
  }

  /** Takes what the client says of files, in steps. Answers those that say something else now. What is too large counts as nothing. */
  *take(params: unknown): Steps<readonly string[]> {
    const changed: string[] = [];
    for (const { uri, text } of filesOf(params)) {
      if (this.#put(uri, text)) changed.push(uri);
      yield;
    }
    return changed;
  }

  #put(uri: string, text: string | null): boolean {
    const before = this.#files.get(uri);
    this.#forget(uri);
    const fits = text !== null && text.length <= most.file && this.#size + text.length <= most.all;
    const file = fits ? fileOf(uri, text) : undefined;
    if (fits && file !== undefined && (file.autoscalers.length > 0 || file.kustomization !== null)) {
      this.#files.set(uri, file);
      this.#sizes.set(uri, text.length);
      this.#size += text.length;
    }
    return contentOf(before) !== contentOf(this.#files.get(uri));
  }

  #forget(uri: string): void {
    this.#size -= this.#sizes.get(uri) ?? 0;
    this.#sizes.delete(uri);
    this.#files.delete(uri);
  }
}

function contentOf(file: HandedFile | undefined): string {
  return JSON.stringify([file?.autoscalers ?? [], file?.kustomization?.kustomization.fields ?? null]);
}

function fileOf(uri: string, text: string): HandedFile {
  const documents = splitDocuments(text).map(({ start, end, format }) => ({ own: text.slice(start, end), format }));
  const autoscalers = findAutoscalers(
    documents.filter(({ own }) => mayHoldAutoscaler(own)).map(({ own, format }) => parseDocument(own, 0, format)),
  );
  return { autoscalers, kustomization: kustomizationIn(uri, text) };
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
