import path from 'node:path';
import type { Git, Repository } from '../git/git';
import { pathFrom } from '../paths';
import { type Bytes, bytesOf } from '../textOf';
import type { FileAccess } from './kustomize';

const mostFiles = 2000;

/** A commit, and whoever reads it. */
interface Reading {
  readonly git: Git;
  /** That of the files of `root`. */
  readonly repository: Repository;
  readonly root: string;
  readonly commit: string;
  readonly signal: AbortSignal;
}

/** The files of a commit, by their absolute paths. Rejects where git fails. */
export class FilesOfCommit {
  readonly #known = new Map<string, Bytes | null>();

  constructor(private readonly reading: Reading) {}

  /** All of a folder, by their paths from it; empty where there are too many. */
  async below(folder: string): Promise<ReadonlyMap<string, Bytes>> {
    const { git, repository, commit, signal } = this.reading;
    const prefix = `${this.#name(folder)}/`.replace(/^\.?\//, '');
    const { names, cut } = await git.files(repository, commit, prefix, signal);
    if (cut || names.length > mostFiles) return new Map();
    const contents = await git.texts(repository, commit, names, signal);
    return new Map(
      names.flatMap((name, index) => {
        const text = contents[index];
        return typeof text === 'string' ? [[name.slice(prefix.length), bytesOf(text)] as const] : [];
      }),
    );
  }

  /** Null for what the commit doesn't have as a text. */
  async texts(files: readonly string[]): Promise<readonly (string | null)[]> {
    if (files.length === 0) return [];
    const { git, repository, commit, signal } = this.reading;
    const names = files.map(file => this.#name(file));
    const contents = await git.texts(repository, commit, names, signal);
    return contents.map(text => (typeof text === 'string' ? text : null));
  }

  /** Every file of the commit as if it lay on disk, each read when it is asked for. */
  async access(): Promise<FileAccess> {
    const { git, repository, commit, signal } = this.reading;
    const { names } = await git.files(repository, commit, '', signal);
    const all = new Set(names);
    const folders = new Set(names.flatMap(name => foldersOf(name)));
    return {
      kind: file => {
        const name = this.#name(file);
        return Promise.resolve(all.has(name) ? 'file' : folders.has(name) ? 'folder' : 'none');
      },
      bytes: async file => {
        if (!all.has(this.#name(file))) return null;
        const known = this.#known.get(file);
        if (known !== undefined) return known;
        const [text] = await this.texts([file]);
        const bytes = typeof text === 'string' ? bytesOf(text) : null;
        this.#known.set(file, bytes);
        return bytes;
      },
    };
  }

  /** From the repository's root. */
  #name(file: string): string {
    const { repository, root } = this.reading;
    return path.posix.join(repository.prefix, pathFrom(root, file)).replace(/\/$/, '');
  }
}

function foldersOf(name: string): readonly string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
