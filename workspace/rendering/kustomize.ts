import path from 'node:path';
import type { ReachRole } from '../../server/protocol/rendering';
import { kindOf, readBytes } from '../files';
import { liesIn, pathFrom } from '../paths';
import { textOf } from '../textOf';
import { runTool, type ToolCall, type ToolRun } from './run';
import type { Tool } from './tool';

/** What a kustomization names, as whoever reads it says (`server/rendering/kustomizeReach.ts`). */
export interface ReadReach {
  readonly named: readonly {
    readonly entry: string;
    readonly line: number;
    readonly role: 'resource' | 'plugin' | 'file';
    readonly mayBeRemote: boolean;
  }[];
  readonly notBuilt: readonly { readonly kind: 'remote' | 'function' | 'helmCharts'; readonly entry: string; readonly line: number }[];
}

/** Reads a kustomization, or a file of a plugin. */
export type ReadKustomization = (role: ReachRole, text: string) => Promise<ReadReach>;

/** Why a kustomization isn't built; its file from the workspace's folder, lines from 0. */
export interface Refusal {
  readonly kind: 'remote' | 'function' | 'helmCharts' | 'outside' | 'tooLarge';
  readonly entry: string;
  readonly file: string;
  readonly line: number;
}

/** All that a kustomization reaches, by the paths from the workspace's folder. */
export interface BuildFiles {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly refusals: readonly Refusal[];
}

/** Where files come from, by their absolute paths. */
export interface FileAccess {
  readonly kind: (file: string) => Promise<'file' | 'folder' | 'none'>;
  /** Null: there is none that can be read. */
  readonly bytes: (file: string, mostBytes: number) => Promise<Buffer | 'outside' | null>;
}

/** What a build is gathered with. */
export interface BuildSource {
  /** The workspace's folder: nothing outside of it is read. */
  readonly folder: string;
  readonly files: FileAccess;
  readonly read: ReadKustomization;
}

/** The disk, and before it what is unsaved; `folder`: nothing outside of it is read. */
export function onDisk(folder: string, unsaved: ReadonlyMap<string, string>): FileAccess {
  return {
    kind: async file => (unsaved.has(file) ? 'file' : kindOf(file)),
    bytes: async (file, mostBytes) => {
      const text = unsaved.get(file);
      if (text !== undefined) return Buffer.from(text);
      const read = await readBytes(file, { within: [folder], mostBytes });
      if ('bytes' in read) return read.bytes;
      return read.unread === 'outside' ? 'outside' : null;
    },
  };
}

const most = { files: 2000, bytes: 50_000_000, bytesOfFile: 5_242_880 };
const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Gathers what a kustomization's directory reaches. Never rejects but with what `read` rejects with. */
export async function gatherBuild(directory: string, source: BuildSource): Promise<BuildFiles> {
  const gatherer = new Gatherer(source);
  await gatherer.directory({ directory, role: 'kustomization', base: directory }, null);
  return { files: gatherer.files, refusals: gatherer.refusals };
}

type Asker = Pick<Refusal, 'entry' | 'file' | 'line'>;

/** A directory with a kustomization. `base`: the directory in which its plugins, where it builds some, look for files: that of whoever names it as such. */
interface NamedDirectory {
  readonly directory: string;
  readonly role: Exclude<ReachRole, 'plugin'>;
  readonly base: string;
}

interface Named extends Pick<NamedDirectory, 'base'> {
  readonly file: string;
  readonly text: string;
  readonly role: ReachRole;
}

class Gatherer {
  readonly files = new Map<string, Buffer>();
  readonly refusals: Refusal[] = [];
  readonly #seen = new Set<string>();
  #bytes = 0;

  constructor(private readonly source: BuildSource) {}

  async directory({ directory, role, base }: NamedDirectory, asker: Asker | null): Promise<void> {
    const key = JSON.stringify([role, directory, base]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    for (const name of names) {
      const file = path.join(directory, name);
      const text = await this.#take(file, asker);
      if (text !== null) await this.#follow({ file, text, role, base });
    }
  }

  async #follow({ file, text, role, base }: Named): Promise<void> {
    const { named, notBuilt } = await this.source.read(role, text);
    const own = this.#name(file);
    this.refusals.push(...notBuilt.map(found => ({ ...found, file: own })));
    for (const { entry, line, role: entryRole, mayBeRemote } of named) {
      const target = path.resolve(role === 'plugin' ? base : path.dirname(file), entry);
      const isPlugin = entryRole === 'plugin' || (role === 'pluginKustomization' && entryRole === 'resource');
      const innerBase = entryRole === 'plugin' ? path.dirname(file) : base;
      const asker = { entry, file: own, line };
      const isOutside = path.isAbsolute(entry) || !liesIn(target, this.source.folder);
      // Nothing is asked of what lies elsewhere: on Windows that may be another machine.
      const found = isOutside ? 'none' : await this.source.files.kind(target);
      if (found === 'none' && mayBeRemote) this.refusals.push({ kind: 'remote', ...asker });
      else if (isOutside) this.refusals.push({ kind: 'outside', ...asker });
      else if (found === 'folder' && entryRole !== 'file')
        await this.directory(
          { directory: target, ...(isPlugin ? { role: 'pluginKustomization', base: innerBase } : { role: 'kustomization', base: target }) },
          asker,
        );
      else if (found === 'file') await this.#file(target, isPlugin ? innerBase : null, asker);
    }
  }

  /** `base`: where the files of a plugin are; null for what is none. */
  async #file(file: string, base: string | null, asker: Asker): Promise<void> {
    const text = await this.#take(file, asker);
    if (text !== null && base !== null) await this.#follow({ file, text, role: 'plugin', base });
  }

  /** The text of a file, which is part of the build from now on; null where there is none, or it may not be read. */
  async #take(file: string, asker: Asker | null): Promise<string | null> {
    const name = this.#name(file);
    const known = this.files.get(name);
    if (known !== undefined) return textOf(known);
    const contents = await this.#contents(file, asker);
    if (contents === null) return null;
    this.#bytes += contents.length;
    if (this.files.size >= most.files || this.#bytes > most.bytes) {
      if (!this.refusals.some(({ kind }) => kind === 'tooLarge'))
        this.refusals.push({ kind: 'tooLarge', ...(asker ?? { entry: '', file: name, line: 0 }) });
      return null;
    }
    this.files.set(name, contents);
    return textOf(contents);
  }

  async #contents(file: string, asker: Asker | null): Promise<Buffer | null> {
    const bytes = await this.source.files.bytes(file, most.bytesOfFile);
    if (bytes !== 'outside') return bytes;
    this.refusals.push({ kind: 'outside', ...(asker ?? { entry: '', file: this.#name(file), line: 0 }) });
    return null;
  }

  #name(file: string): string {
    return pathFrom(this.source.folder, file);
  }
}

/** Builds the kustomization of a directory; flags are never passed but the one that a setting asks for. */
export async function buildKustomization(
  tool: Tool,
  directory: string,
  { reachesAnywhere, ...world }: Omit<ToolCall, 'args'> & { readonly reachesAnywhere: boolean },
): Promise<ToolRun> {
  const verb = tool.name === 'kubectl' ? 'kustomize' : 'build';
  const args = [verb, directory, ...(reachesAnywhere ? ['--load-restrictor', 'LoadRestrictionsNone'] : [])];
  return runTool(tool, { args, ...world });
}
