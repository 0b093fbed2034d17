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
  /** By the URIs of the kustomizations what was read of them last. */
  #read: ReadonlyMap<string, Reach> = new Map();

  constructor(
    private readonly kustomizations: Kustomizations,
    private readonly ask: Ask,
  ) {}

  /** The outermost kustomizations that a file ends up in; null where there is none. */
  async of(file: string, folder: string): Promise<Found | null> {
    const named = await this.#named(file);
    const isOwn = isKustomization(vscode.Uri.file(file));
    const directory = path.dirname(file);
    const first = isOwn ? [directory] : [...named].flatMap(([outer, entries]) => (entries.has(file) ? [outer] : []));
    const roots = outermost(first, named).slice(0, most.roots);
    const sources = roots.map((root): Source => ({ kind: 'kustomization', root, folder }));
    if (sources.length === 0) return null;
    return { sources, role: isOwn ? 'parts' : 'template', file: pathFrom(folder, file) };
  }

  async #named(file: string): Promise<Named> {
    const found = (await this.kustomizations.around(vscode.Uri.file(file))).filter(({ uri }) => uri.scheme === 'file');
    const before = this.#read;
    const read = await Promise.all(
      found.map(async one => {
        const known = before.get(one.uri.toString());
        return [one.uri.toString(), known?.text === one.text ? known : await this.#reachOf(one)] as const;
      }),
    );
    this.#read = new Map(read);
    return new Map(read.flatMap(([, { directory, entries }]) => (entries === null ? [] : [[directory, entries] as const])));
  }

  async #reachOf({ uri, text }: FoundKustomization): Promise<Reach> {
    const directory = path.dirname(uri.fsPath);
    const reach = await this.ask('reach', { role: 'kustomization', text });
    // A server that is down is asked again.
    return {
      text: reach === null ? null : text,
      directory,
      entries: reach === null ? null : new Set(reach.named.map(({ entry }) => path.resolve(directory, entry))),
    };
  }
}

/** A kustomization's directory, and the absolute paths that it names; null where nobody could say. */
interface Reach {
  readonly text: string | null;
  readonly directory: string;
  readonly entries: ReadonlySet<string> | null;
}

/** By the directories of the kustomizations the absolute paths that they name. */
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
