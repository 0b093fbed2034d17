import path from 'node:path';
import type { RenderingQuestions, SourceFile } from '../../server/protocol/rendering';
import { buildKustomization, gatherBuild, onDisk, type FileAccess } from './kustomize';
import { hashOf } from './mirror';
import { textsOf } from './readChart';
import { once, unrendered, type Rendered, type Renderer, type Rendering, type RenderingCache, type RenderingWorld } from './renderer';
import type { FolderFiles } from './folder';
import { slashed } from '../paths';

/** A kustomization, and how it is to be built. */
export interface BuildSource {
  /** The absolute path of its directory. */
  readonly directory: string;
  /** Where they aren't those on disk: of a commit. */
  readonly files?: FileAccess;
  /** Whether it may read what doesn't lie below it (`--load-restrictor LoadRestrictionsNone`). */
  readonly reachesAnywhere: boolean;
  /** The addresses that the user has allowed it: one that names others isn't built. */
  readonly mayFetch?: readonly string[];
  /** What is put in the places of variables in what is built. */
  readonly variables?: RenderingQuestions['filledIn']['asked']['variables'];
}

/** Builds a kustomization with the user's kustomize or kubectl: plainly, and once more with numbers that tell where they come from. */
export async function buildRendering(
  source: BuildSource,
  world: RenderingWorld,
  renderer: Renderer,
  cache: RenderingCache,
): Promise<Rendering> {
  const access = source.files ?? onDisk(world.folder, world.unsaved);
  const { files, refusals } = await gather(source.directory, world.folder, access, renderer);
  const { mayFetch = [], variables = [] } = source;
  const refused = refusals.filter(({ kind, entry }) => kind !== 'remote' || !mayFetch.includes(entry));
  if (refused.length > 0) return { state: 'refused', refusals: refused };
  const isFetched = refusals.length > 0;
  const hashes = [...files].map(([name, contents]) => [name, hashOf(contents)]);
  const { tool } = world;
  const key = ['kustomize', tool.executable, tool.version, source.directory, source.reachesAnywhere, isFetched, variables, hashes];
  return cache.get(key, async () => new BuildRun({ ...source, isFetched }, files, world, renderer).rendering());
}

async function gather(directory: string, folder: string, files: FileAccess, { ask }: Renderer): ReturnType<typeof gatherBuild> {
  const unknown = { named: [], notBuilt: [{ kind: 'function' as const, entry: '', line: 0 }] };
  return gatherBuild(directory, { folder, files, read: async (role, text) => (await ask('reach', { role, text })) ?? unknown });
}

class BuildRun {
  readonly #began: number;
  readonly #directory: string;

  constructor(
    private readonly source: BuildSource & { readonly isFetched: boolean },
    private readonly files: FolderFiles,
    private readonly world: RenderingWorld,
    private readonly renderer: Renderer,
  ) {
    this.#began = renderer.now();
    this.#directory = path.relative(world.folder, source.directory);
  }

  async rendering(): Promise<Rendering> {
    const { ask } = this.renderer;
    const run = await this.#build('plain', this.files);
    const ended = unrendered(run);
    if (ended !== null || !('exit' in run)) return ended ?? { state: 'failed', message: '' };
    if (run.exit !== 0) return this.#fault(run.errors);
    const output = await this.#filledIn(run.output);
    const objects = (await ask('objects', { charts: [], output }))?.objects ?? [];
    return {
      state: 'rendered',
      output,
      objects,
      // Nobody asks where something was written at another time.
      origins: this.source.files === undefined ? await this.#origins(run.output) : [],
      milliseconds: Math.round(this.renderer.now() - this.#began),
      directories: [...new Set([...this.files.keys()].map(name => path.dirname(path.join(this.world.folder, name))))],
      asInstall: false,
      leftOut: [],
      numbers: () => Promise.resolve([]),
      effectsOf: () => Promise.resolve(null),
      keysOf: () => Promise.resolve([]),
      written: () => Promise.resolve(null),
      unstable: once(async () => {
        const again = await this.#build('plain', this.files);
        const other = 'exit' in again && again.exit === 0 ? await this.#filledIn(again.output) : output;
        return (await ask('unstable', { one: output, other }))?.objects ?? [];
      }),
    };
  }

  /** The lines stay those that the tool printed. */
  async #filledIn(output: string): Promise<string> {
    const { variables = [] } = this.source;
    if (variables.length === 0) return output;
    return (await this.renderer.ask('filledIn', { output, variables }))?.output ?? output;
  }

  async #origins(output: string): Promise<Rendered['origins']> {
    const { ask } = this.renderer;
    const files = this.#texts();
    const { files: changed = [], places = [] } = (await ask('numbers', { files })) ?? {};
    const numbered = new Map([...this.files, ...changed.map(({ path: name, text }) => [name, Buffer.from(text)] as const)]);
    const run = places.length === 0 ? null : await this.#build('numbered', numbered);
    const rendered = run !== null && 'exit' in run && run.exit === 0 ? run.output : null;
    return (await ask('places', { output, files, rendered, places }))?.origins ?? [];
  }

  /** What may be YAML: other files are handed on as they are. */
  #texts(): readonly SourceFile[] {
    return textsOf(this.files, name => isKustomization(name) || /\.(?:ya?ml|json)$/.test(name));
  }

  async #build(kind: 'plain' | 'numbered', files: FolderFiles): ReturnType<typeof buildKustomization> {
    const { mirrors } = this.renderer;
    const home = await mirrors.empty();
    return mirrors.use(this.#mirror(kind), files, async mirror =>
      buildKustomization(this.world.tool, path.join(mirror, this.#directory), {
        cwd: this.world.folder,
        home,
        signal: this.world.signal,
        isAsked: this.world.isAsked === true,
        reachesAnywhere: this.source.reachesAnywhere,
        mayFetch: this.source.isFetched,
      }),
    );
  }

  #mirror(kind: 'plain' | 'numbered'): string {
    return `${kind} ${this.source.files === undefined ? '' : 'base '}${this.source.directory}`;
  }

  async #fault(errors: string): Promise<Rendering> {
    const { ask, mirrors } = this.renderer;
    const files = this.#texts();
    const directory = slashed(this.#directory);
    const root =
      files.find(({ path: name }) => path.posix.dirname(name) === (directory === '' ? '.' : directory) && isKustomization(name))?.path ??
      '';
    const mirror = mirrors.pathOf(this.#mirror('plain'));
    const read = await ask('fault', { tool: 'kustomize', errors, mirror, files, root, values: [] });
    return read === null ? { state: 'failed', message: '' } : { state: 'fault', ...read };
  }
}

function isKustomization(name: string): boolean {
  return /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(name);
}
