import path from 'node:path';
import * as vscode from 'vscode';
import { type Bytes, bytesOf } from '../../workspace/textOf';
import { baseRef } from '../git/baseRef';
import { gitOf, type FileInGit, type GitFile } from '../git/gitOf';
import type { Shown } from './renderings';
import type { BaseSide } from './sourceRenderer';
import { pathFrom } from '../../workspace/paths';

const most = { milliseconds: 20_000, files: 2000 };

/** The revision that a source is compared with: a chosen one, else the setting's; null where that names none. */
export function refOf({ source: { root } }: Shown, chosen: string | null): string | null {
  return baseRef(chosen ?? vscode.workspace.getConfiguration('rolloutPreview', vscode.Uri.file(root)).get('editEffect.base'));
}

/** What a revision has of what was rendered; null where git doesn't know it. */
export async function baseSide(shown: Shown, ref: string | null): Promise<BaseSide | null> {
  const signal = AbortSignal.timeout(most.milliseconds);
  const { source } = shown;
  const found = ref === null ? null : await gitOfSource(source, signal);
  if (found === null || ref === null || 'missing' in found) return null;
  const commit = await found.git.commit(found.repository, ref, signal);
  return commit === null ? null : sideAt(shown, found, commit, signal);
}

/** git for a source, or why there is none. */
export async function gitOfSource({ root }: Shown['source'], signal: AbortSignal): Promise<GitFile> {
  return gitOf(vscode.Uri.file(path.join(root, 'Chart.yaml')).toString(), signal);
}

/** What a commit has of what was rendered; null where it hasn't all of it. */
export async function sideAt({ source, values }: Shown, found: FileInGit, commit: string, signal: AbortSignal): Promise<BaseSide | null> {
  const base = new BaseFiles(found, commit, source.root, signal);
  if (source.kind === 'kustomization') return { files: new Map(), values: [], access: await base.access() };
  const files = await base.below(source.root);
  const texts = await base.texts(values.files);
  if (!files.has('Chart.yaml') || texts.some(text => text === null)) return null;
  return {
    files,
    values: texts.map(text => text ?? ''),
    access: { kind: () => Promise.resolve('none'), bytes: () => Promise.resolve(null) },
  };
}

/** The files of a commit, by their absolute paths. */
class BaseFiles {
  readonly #known = new Map<string, Bytes | null>();

  constructor(
    private readonly found: FileInGit,
    private readonly commit: string,
    private readonly root: string,
    private readonly signal: AbortSignal,
  ) {}

  /** All of a folder, by their paths from it; empty where there are too many. */
  async below(folder: string): Promise<ReadonlyMap<string, Bytes>> {
    const { git, repository } = this.found;
    const prefix = `${this.#name(folder)}/`.replace(/^\.?\//, '');
    const { names, cut } = await git.files(repository, this.commit, prefix, this.signal);
    if (cut || names.length > most.files) return new Map();
    const contents = await git.texts(repository, this.commit, names, this.signal);
    return new Map(
      names.flatMap((name, index) => {
        const text = contents[index];
        return typeof text === 'string' ? [[name.slice(prefix.length), bytesOf(text)] as const] : [];
      }),
    );
  }

  async texts(files: readonly string[]): Promise<readonly (string | null)[]> {
    if (files.length === 0) return [];
    const { git, repository } = this.found;
    const names = files.map(file => this.#name(file));
    const contents = await git.texts(repository, this.commit, names, this.signal);
    return contents.map(text => (typeof text === 'string' ? text : null));
  }

  /** Every file of the commit as if it lay on disk, each read when it is asked for. */
  async access(): Promise<BaseSide['access']> {
    const { git, repository } = this.found;
    const { names } = await git.files(repository, this.commit, '', this.signal);
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
    return path.posix.join(this.found.repository.prefix, pathFrom(this.root, file));
  }
}

function foldersOf(name: string): readonly string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
