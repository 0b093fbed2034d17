import { type FileSays, fileSays } from '../preview/fileSays';
import type { Steps } from '../preview/steps';

/** What a file says now, and what it said before; undefined for nothing. */
export interface Change {
  readonly uri: string;
  readonly now: FileSays | undefined;
  readonly before: FileSays | undefined;
}

/** What is read of a file, and of all together, at most, in characters: the client hands over less, and says what it leaves out. */
export const mostHanded = { file: 1_000_000, all: 20_000_000 };

/** The files of the workspace that say something of workloads in others, as the client last handed them over (`WorkspaceFilesParams`). */
export class HandedFiles {
  readonly #files = new Map<string, { readonly says: FileSays; readonly characters: number }>();
  #characters = 0;
  #list: readonly FileSays[] | undefined;
  #settings: readonly FileSays[] | undefined;

  get(uri: string): FileSays | undefined {
    return this.#files.get(uri)?.says;
  }

  /** All of them: the same list as long as none says something else. */
  files(): readonly FileSays[] {
    return (this.#list ??= [...this.#files.values()].map(({ says }) => says));
  }

  /** The `.rollout-preview.yaml` files among them: they are looked for whenever a document is asked about. */
  settings(): readonly FileSays[] {
    return (this.#settings ??= this.files().filter(({ settings }) => settings !== null));
  }

  /** Takes what the client says of files, in steps. Answers those that say something else now. What is too large counts as nothing. */
  *take(params: unknown): Steps<readonly Change[]> {
    const changes: Change[] = [];
    for (const { uri, text } of filesOf(params)) {
      changes.push(...this.#put(uri, text));
      yield;
    }
    return changes;
  }

  #put(uri: string, text: string | null): readonly Change[] {
    const before = this.#forget(uri);
    const fits = text !== null && text.length <= mostHanded.file && this.#characters + text.length <= mostHanded.all;
    const now = fits ? fileSays({ uri, text }) : undefined;
    if (fits && now !== undefined && now.key !== '') {
      this.#files.set(uri, { says: now, characters: text.length });
      this.#characters += text.length;
    }
    return (now?.key ?? '') === (before?.key ?? '') ? [] : [{ uri, now, before }];
  }

  #forget(uri: string): FileSays | undefined {
    this.#list = undefined;
    this.#settings = undefined;
    const known = this.#files.get(uri);
    this.#characters -= known?.characters ?? 0;
    this.#files.delete(uri);
    return known?.says;
  }
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
