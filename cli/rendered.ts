import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import { terminalLine } from '../server/escapes/terminal';
import type { Finding } from '../server/preview/finding';
import { answerRendering } from '../server/rendering/answers';
import { folderOfGit, leadsOut } from '../workspace/files';
import { kindOf } from '../workspace/folders';
import type { ComparedCommits } from '../workspace/comparison';
import { Git } from '../workspace/git/git';
import { buildRendering } from '../workspace/rendering/builds';
import { chartRendering } from '../workspace/rendering/charts';
import { FilesOfCommit } from '../workspace/rendering/filesOfCommit';
import { inPrivateMirrors, type Mirrors } from '../workspace/rendering/mirror';
import {
  type Ask,
  type Rendered,
  type Renderer,
  type Rendering,
  RenderingCache,
  type RenderingWorld,
} from '../workspace/rendering/renderer';
import { findHelm, findKustomize, type ToolProblem } from '../workspace/rendering/tool';
import { commitsFor } from './comparison';
import type { Renderable } from './renderOptions';
import { type NamedSource, shownAs, unreadWords } from './sources';
import { type Surface, WrongUse } from './surface';

/** What a kustomization or a chart was rendered to. */
export interface RenderedSource extends NamedSource {
  /** Who wrote a line (from 1) of it; the whole of what was rendered where that isn't known. */
  readonly placeAt: (line: number) => RenderedPlace;
}

/** A line (from 1) of a file, as it is printed. */
interface RenderedPlace {
  readonly file: string;
  readonly line: number;
}

/** What was rendered, as it was and as it is. */
export interface RenderedChange {
  readonly source: RenderedSource;
  /** Null: it wasn't there, or can't be rendered. */
  readonly before: string | null;
}

/** Renders in private copies. Throws WrongUse where that can't be, with the tool's words. */
export async function renderedSources(
  renderables: ReadonlyMap<string, Renderable>,
  surface: RenderingSurface,
): Promise<readonly RenderedSource[]> {
  return rendering(renderables, surface, async (named, what, render) => render.source(named, what, null));
}

/** The same of two commits, of which the later one may be the files as they are. */
export async function renderedChanges(
  renderables: ReadonlyMap<string, Renderable>,
  compared: Parameters<typeof commitsFor>[1],
  surface: RenderingSurface,
): Promise<readonly RenderedChange[]> {
  return rendering(renderables, surface, async (named, what, render) => {
    const commits = await commitsFor(path.resolve(surface.folder, placeOf(what)), compared, surface);
    const at = (commit: string) => ({ repository: commits.repository, commit });
    const source = await render.source(named, what, commits.to === null ? null : at(commits.to));
    return { source, before: await render.before(named, what, at(commits.from), source) };
  });
}

async function rendering<T>(
  renderables: ReadonlyMap<string, Renderable>,
  surface: RenderingSurface,
  each: (named: string, what: Renderable, render: CommandRendering) => Promise<T>,
): Promise<readonly T[]> {
  return inPrivateMirrors(os.tmpdir(), async mirrors => {
    const render = new CommandRendering(mirrors, surface);
    const all: T[] = [];
    for (const [named, what] of renderables) all.push(await each(named, what, render));
    return all;
  });
}

// A question has the answer of its own kind.
const ask: Ask = (question, asked) => Promise.resolve(answerRendering({ uri: '', question, asked }));

type RenderingSurface = Pick<Surface, 'folder' | 'signal' | 'err'>;

/** A commit of a repository. */
interface Commit {
  readonly repository: ComparedCommits['repository'];
  readonly commit: string;
}

/** The folder of what is rendered. */
export function placeOf(what: Renderable): string {
  return what.kind === 'chart' ? what.chart : what.directory;
}

/** Whether settings name what isn't in their own repository, which may be somebody else's; without one, in their folder or where the command runs. */
async function leadsOutOfRepository({ settings }: Renderable, folder: string, current: string): Promise<boolean> {
  if (settings === undefined) return false;
  const repository = await folderOfGit(settings);
  return leadsOut(folder, repository === null ? [settings, current] : [repository.root]);
}

class CommandRendering {
  readonly #renderer: Renderer;
  readonly #cache = new RenderingCache();
  readonly #rendered = new WeakMap<RenderedSource, Rendered>();

  constructor(
    mirrors: Mirrors,
    private readonly surface: RenderingSurface,
  ) {
    this.#renderer = { mirrors, ask, now: () => performance.now() };
  }

  /** `commit`: null for the files as they are. */
  async source(named: string, what: Renderable, commit: Commit | null): Promise<RenderedSource> {
    const folder = path.resolve(this.surface.folder, placeOf(what));
    if (await leadsOutOfRepository(what, folder, this.surface.folder)) throw new WrongUse(`${named}: ${unreadWords.outside()}`);
    if (commit === null && (await kindOf(folder)) !== 'folder') throw new WrongUse(`${named}: ${unreadWords.missing()}`);
    const rendered = await this.#render(what, commit);
    if (rendered === null) throw new WrongUse(`${named}: ${unreadWords.missing()}`);
    if (rendered.state !== 'rendered') throw new WrongUse(`${named}: ${wordsOf(rendered, named)}`);
    const source = await this.#sourceOf(named, what, folder, rendered);
    this.#rendered.set(source, rendered);
    return source;
  }

  /** What it was; what comes out otherwise each time counts as it is now. */
  async before(named: string, what: Renderable, commit: Commit, now: RenderedSource): Promise<string | null> {
    const then = await this.#render(what, commit);
    if (then === null) return null;
    if (then.state !== 'rendered') {
      this.surface.err(`${terminalLine(`${named}: ${commit.commit.slice(0, 10)}: ${wordsOf(then, named)}`)}\n`);
      return null;
    }
    const unstable = then.output === now.text ? [] : ((await this.#rendered.get(now)?.unstable()) ?? []);
    const settled = unstable.length === 0 ? null : await ask('settled', { base: then.output, output: now.text, unstable });
    return settled?.base ?? then.output;
  }

  /** Null where the commit doesn't have it. */
  async #render(what: Renderable, commit: Commit | null): Promise<Rendering | null> {
    const folder = path.resolve(this.surface.folder, placeOf(what));
    const world = await this.#world(folder, what.kind === 'chart' ? findHelm : findKustomize);
    const files = commit === null ? null : new FilesOfCommit({ git: new Git('git'), ...commit, root: folder, signal: this.surface.signal });
    if (what.kind === 'chart') return this.#chart(what, folder, world, files);
    const access = files === null ? null : await files.access();
    if (access !== null && (await access.kind(folder)) !== 'folder') return null;
    const build = { directory: folder, reachesAnywhere: false, ...(access === null ? {} : { files: access }) };
    return buildRendering(build, world, this.#renderer, this.#cache);
  }

  async #chart(
    { values: named, release, namespace }: Extract<Renderable, { kind: 'chart' }>,
    chart: string,
    world: RenderingWorld,
    commit: FilesOfCommit | null,
  ): Promise<Rendering | null> {
    const paths = named.map(file => path.resolve(this.surface.folder, file));
    const own = { chart, release, namespace, kubeVersion: 'v1.36.0', apiVersions: [] };
    if (commit === null) return chartRendering({ ...own, values: paths.map(file => ({ file })) }, world, this.#renderer, this.#cache);
    const files = await commit.below(chart);
    if (!files.has('Chart.yaml')) return null;
    const texts = await commit.texts(paths);
    const values = paths.flatMap((file, index) => {
      const text = texts[index] ?? null;
      return text === null ? [] : [{ file, text }];
    });
    return chartRendering({ ...own, files, values }, world, this.#renderer, this.#cache);
  }

  async #world(folder: string, find: typeof findHelm): Promise<RenderingWorld> {
    const { signal } = this.surface;
    const root = (await folderOfGit(folder))?.root ?? folder;
    const found = await find({ chosen: '', folders: [root], signal });
    if ('problem' in found) throw new WrongUse(wordsOfProblem(found.problem));
    return { tool: found.tool, folder: root, unsaved: new Map<string, string>(), signal };
  }

  async #sourceOf(named: string, what: Renderable, folder: string, { output, origins: all }: Rendered): Promise<RenderedSource> {
    const from = what.kind === 'chart' ? folder : ((await folderOfGit(folder))?.root ?? folder);
    // It stands for all that is rendered.
    const root = path.join(folder, what.kind === 'chart' ? 'Chart.yaml' : 'kustomization.yaml');
    const origins = new Map(all.map(origin => [origin.rendered, origin]));
    const placeAt = (line: number): RenderedPlace => {
      const origin = origins.get(line - 1);
      const file = shownAs(origin === undefined ? root : path.resolve(from, origin.file), this.surface);
      return { file, line: (origin?.line ?? 0) + 1 };
    };
    return { name: named, uri: pathToFileURL(`${root}.rendered.yaml`).href, text: output, placeAt };
  }
}

/** A finding at the line that wrote what it is about. */
export function atOrigin({ related: _related, ...finding }: Finding, { placeAt }: RenderedSource): Finding {
  const place = placeAt(finding.line);
  return { ...finding, ...place, column: 1, endLine: place.line, endColumn: 1, sourceLine: '' };
}

function wordsOf(rendering: Exclude<Rendering, Rendered>, named: string): string {
  switch (rendering.state) {
    case 'fault': {
      const [place] = rendering.places;
      if (place !== undefined) return `${place.file}:${place.line + 1}: ${place.message}`;
      return 'message' in rendering.fault ? rendering.fault.message : l10n.t('can’t be rendered ({0})', rendering.fault.kind);
    }
    case 'refused': {
      const [{ file, line, entry, kind } = { file: named, line: 0, entry: '', kind: 'remote' }] = rendering.refusals;
      return `${file}:${line + 1}: ${l10n.t('{0} isn’t rendered ({1})', entry, kind)}`;
    }
    case 'stopped':
      return l10n.t('rendering was stopped ({0})', rendering.why);
    case 'failed':
      return l10n.t('can’t be rendered ({0})', rendering.message);
  }
}

function wordsOfProblem(problem: ToolProblem): string {
  switch (problem.kind) {
    case 'missing':
      return l10n.t('{0} isn’t in the PATH', problem.name);
    case 'inWorkspace':
      return l10n.t('{0} isn’t run, as it lies in the repository', problem.name);
    case 'unusable':
      return l10n.t('{0} can’t be run', problem.name);
    case 'tooOld':
      return l10n.t('{0} {1} is too old: {2} is needed', problem.name, problem.version, problem.needed);
  }
}
