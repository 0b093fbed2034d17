import { type Autoscaler, findAutoscalers, mayHoldAutoscaler } from '../kubernetes/autoscaler';
import type { ReadKustomization } from '../kustomize/builds';
import { kustomizationIn } from '../preview/kustomizationIn';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';

/** What a file of the workspace says of manifests in other files. */
export interface HandedFile {
  readonly autoscalers: readonly Autoscaler[];
  /** Null for what is no kustomization. */
  readonly kustomization: ReadKustomization | null;
}

/** The files of the workspace that say something of manifests in others, as the client last handed them over (`WorkspaceFilesParams`). */
export class HandedFiles {
  readonly #files = new Map<string, HandedFile>();

  get(uri: string): HandedFile | undefined {
    return this.#files.get(uri);
  }

  entries(): readonly (readonly [uri: string, file: HandedFile])[] {
    return [...this.#files];
  }

  /** Takes what the client says of files. Answers those that say something else now. */
  take(params: unknown): readonly string[] {
    return filesOf(params).flatMap(({ uri, text }) => (this.#put(uri, text) ? [uri] : []));
  }

  #put(uri: string, text: string | null): boolean {
    const before = this.#files.get(uri);
    const file = text === null ? undefined : fileOf(uri, text);
    if (file === undefined || (file.autoscalers.length === 0 && file.kustomization === null)) this.#files.delete(uri);
    else this.#files.set(uri, file);
    return contentOf(before) !== contentOf(this.#files.get(uri));
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
