import path from 'node:path';
import * as vscode from 'vscode';
import type { Ask } from '../../workspace/rendering/renderer';
import { pathFrom } from '../../workspace/paths';
import type { FoundKustomization, Kustomizations } from '../kustomize/kustomizations';
import { isKustomization } from '../kustomize/names';
import type { Found, Source } from './source';

const most = { directories: 2000, roots: 8 };

/** What the kustomizations of the workspace take up. */
export class KustomizeRoots {
  /** What was read last. */
  #read: ReadonlyMap<FoundKustomization, Reach> = new Map();
  #takenUpBy: TakenUpBy = new Map();

  constructor(
    private readonly kustomizations: Kustomizations,
    private readonly ask: Ask,
  ) {}

  /** The outermost kustomizations that a file ends up in; null where there is none. */
  async of(file: string, folder: string): Promise<Found | null> {
    const outer = await this.#around(file);
    const isOwn = isKustomization(vscode.Uri.file(file));
    const first = isOwn ? [path.dirname(file)] : (outer.get(file) ?? []);
    const roots = outermost(first, outer).slice(0, most.roots);
    const sources = roots.map((root): Source => ({ kind: 'kustomization', root, folder }));
    if (sources.length === 0) return null;
    return { sources, role: isOwn ? 'parts' : 'template', file: pathFrom(folder, file) };
  }

  async #around(file: string): Promise<TakenUpBy> {
    const found = (await this.kustomizations.around(vscode.Uri.file(file))).filter(({ uri }) => uri.scheme === 'file');
    const before = this.#read;
    // Of thousands nothing is worked out again as long as they stay as they are.
    if (found.length === before.size && found.every(one => before.get(one)?.entries != null)) return this.#takenUpBy;
    const read = await Promise.all(found.map(async one => [one, before.get(one) ?? (await this.#reachOf(one))] as const));
    // A server that is down is asked again.
    this.#read = new Map(read.filter(([, { entries }]) => entries !== null));
    return (this.#takenUpBy = takenUpBy(this.#read.values()));
  }

  async #reachOf({ uri, text }: FoundKustomization): Promise<Reach> {
    const directory = path.dirname(uri.fsPath);
    const reach = await this.ask('reach', { role: 'kustomization', text });
    return { directory, entries: reach === null ? null : reach.named.map(({ entry }) => path.resolve(directory, entry)) };
  }
}

/** A kustomization's directory, and the absolute paths that it names; null where nobody could say. */
interface Reach {
  readonly directory: string;
  readonly entries: readonly string[] | null;
}

/** By absolute paths the directories of the kustomizations that name them. */
type TakenUpBy = ReadonlyMap<string, readonly string[]>;

function takenUpBy(read: Iterable<Reach>): TakenUpBy {
  const directories = new Map<string, string[]>();
  for (const { directory, entries } of read) {
    for (const entry of new Set(entries)) {
      const known = directories.get(entry);
      if (known === undefined) directories.set(entry, [directory]);
      else known.push(directory);
    }
  }
  return directories;
}

/** Goes outwards as long as another kustomization takes a directory up. */
function outermost(first: readonly string[], directories: TakenUpBy): readonly string[] {
  const seen = new Set(first);
  const roots = new Set<string>();
  for (const directory of seen) {
    const outer = (directories.get(directory) ?? []).filter(other => other !== directory);
    if (outer.length === 0) roots.add(directory);
    for (const other of outer) seen.add(other);
    if (seen.size > most.directories) break;
  }
  return [...roots].sort();
}
