import path from 'node:path';
import * as vscode from 'vscode';
import type { Ask } from '../../workspace/rendering/renderer';
import { liesIn, pathFrom } from '../../workspace/paths';
import { findKustomizations, readKustomization, watchKustomizations } from '../kustomize/kustomizations';
import { isKustomization, kustomizationNames } from '../kustomize/names';
import type { Found, Source } from './source';

const most = { directories: 2000, roots: 8 };

/** The kustomizations of the workspace, and what each of them takes up. */
export class KustomizeRoots implements vscode.Disposable {
  #named: Promise<Named> | null = null;
  /** The directories that were looked into for kustomizations that nobody told of. */
  readonly #known = new Set<string>();
  #watched: vscode.Disposable | null = null;

  constructor(private readonly ask: Ask) {}

  dispose(): void {
    this.#watched?.dispose();
  }

  /** The outermost kustomizations that a file ends up in; null where there is none. */
  async of(file: string, folder: string): Promise<Found | null> {
    this.#watched ??= watchKustomizations(uri => this.#again(uri));
    const named = await this.#namedNear(path.dirname(file), folder);
    const isOwn = isKustomization(vscode.Uri.file(file));
    const directory = path.dirname(file);
    const first = isOwn ? [directory] : [...named].flatMap(([outer, entries]) => (entries.has(file) ? [outer] : []));
    const roots = outermost(first, named).slice(0, most.roots);
    const sources = roots.map((root): Source => ({ kind: 'kustomization', root, folder }));
    if (sources.length === 0) return null;
    return { sources, role: isOwn ? 'parts' : 'template', file: pathFrom(folder, file) };
  }

  /** A directory that was copied as a whole is told without what is in it: a kustomization there that isn't known is found when a file is asked for. */
  async #namedNear(from: string, folder: string): Promise<Named> {
    const named = await (this.#named ??= this.#read());
    const kustomizations: vscode.Uri[] = [];
    for (let directory = from; liesIn(directory, folder) && !this.#known.has(directory); directory = path.dirname(directory)) {
      this.#known.add(directory);
      if (!named.has(directory)) kustomizations.push(...kustomizationNames.map(name => vscode.Uri.file(path.join(directory, name))));
    }
    const texts = await Promise.all(kustomizations.map(async uri => readKustomization(uri)));
    return texts.every(text => text === null) ? named : (this.#named = this.#read());
  }

  /** By the directories of the kustomizations the absolute paths that they name. */
  async #read(): Promise<Named> {
    const named = new Map<string, ReadonlySet<string>>();
    for (const uri of await findKustomizations()) await this.#put(named, uri);
    return named;
  }

  async #put(named: Map<string, ReadonlySet<string>>, uri: vscode.Uri): Promise<void> {
    const text = await readKustomization(uri);
    const reach = text === null ? null : await this.ask('reach', { role: 'kustomization', text });
    const directory = path.dirname(uri.fsPath);
    if (reach === null) named.delete(directory);
    else named.set(directory, new Set(reach.named.map(({ entry }) => path.resolve(directory, entry))));
  }

  /** Reads the one again that has changed; null: all of them. */
  #again(uri: vscode.Uri | null): void {
    if (uri === null) {
      this.#named = null;
      return;
    }
    this.#known.delete(path.dirname(uri.fsPath));
    this.#named =
      this.#named?.then(async before => {
        const named = new Map(before);
        await this.#put(named, uri);
        return named;
      }) ?? null;
  }
}

type Named = ReadonlyMap<string, ReadonlySet<string>>;

/** Goes outwards as long as another kustomization takes a directory up. */
function outermost(first: readonly string[], named: Named): readonly string[] {
  const seen = new Set(first);
  const roots = new Set<string>();
  for (const directory of seen) {
    const outer = [...named].flatMap(([other, entries]) => (entries.has(directory) && other !== directory ? [other] : []));
    if (outer.length === 0) roots.add(directory);
    for (const other of outer) seen.add(other);
    if (seen.size > most.directories) break;
  }
  return [...roots].sort();
}
