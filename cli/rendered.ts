import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { Finding } from '../server/preview/finding';
import { answerRendering } from '../server/rendering/answers';
import { folderOfGit } from '../workspace/files';
import { kindOf } from '../workspace/folders';
import { buildRendering } from '../workspace/rendering/builds';
import { chartRendering } from '../workspace/rendering/charts';
import { inPrivateMirrors, type Mirrors } from '../workspace/rendering/mirror';
import { type Ask, type Rendered, type Renderer, type Rendering, RenderingCache } from '../workspace/rendering/renderer';
import { findHelm, findKustomize, type ToolProblem } from '../workspace/rendering/tool';
import { type NamedSource, shownAs, unreadWords } from './sources';
import { type Surface, WrongUse } from './surface';

/** The options of `parseArgs`: what is rendered first, with the user's own program. */
export const renderArguments = {
  kustomize: { type: 'string', multiple: true },
  helm: { type: 'string' },
  values: { type: 'string', short: 'f', multiple: true },
  namespace: { type: 'string' },
} as const;

/** The options with their meanings. */
export const renderOptions: readonly (readonly [string, () => string])[] = [
  ['--kustomize DIR', () => l10n.t('render this kustomization first, with your kustomize or kubectl')],
  ['--helm CHART', () => l10n.t('render this chart first, with your helm')],
  ['-f, --values FILE', () => l10n.t('values for the chart')],
  ['--namespace N', () => l10n.t('the namespace that the chart is rendered for')],
];

export interface RenderValues {
  readonly kustomize?: string[] | undefined;
  readonly helm?: string | undefined;
  readonly values?: string[] | undefined;
  readonly namespace?: string | undefined;
}

/** What a kustomization or a chart was rendered to. */
export interface RenderedSource extends NamedSource {
  /** A finding at the line that wrote what it is about; at the whole of what was rendered where that isn't known. */
  readonly atOrigin: (finding: Finding) => Finding;
}

/** Whether anything is to be rendered. */
export function rendersAnything({ kustomize = [], helm }: RenderValues): boolean {
  return kustomize.length > 0 || helm !== undefined;
}

/** Renders what the options name, in private copies. Throws WrongUse where that can't be, with the tool's words. */
export async function renderedSources(
  { kustomize = [], helm, values = [], namespace = 'default' }: RenderValues,
  surface: Surface,
): Promise<readonly RenderedSource[]> {
  return inPrivateMirrors(os.tmpdir(), async mirrors => {
    const rendering = new CommandRendering(mirrors, surface);
    const sources: RenderedSource[] = [];
    for (const named of kustomize) sources.push(await rendering.kustomization(named));
    if (helm !== undefined) sources.push(await rendering.chart(helm, values, namespace));
    return sources;
  });
}

// A question has the answer of its own kind.
const ask: Ask = (question, asked) => Promise.resolve(answerRendering({ uri: '', question, asked }));

class CommandRendering {
  readonly #renderer: Renderer;
  readonly #cache = new RenderingCache();

  constructor(
    mirrors: Mirrors,
    private readonly surface: Surface,
  ) {
    this.#renderer = { mirrors, ask, now: () => performance.now() };
  }

  async kustomization(named: string): Promise<RenderedSource> {
    const directory = await this.#folder(named);
    const world = await this.#world(directory, findKustomize);
    const rendering = await buildRendering({ directory, reachesAnywhere: false }, world, this.#renderer, this.#cache);
    return this.#sourceOf(named, path.join(directory, 'kustomization.yaml'), world.folder, rendering);
  }

  async chart(named: string, values: readonly string[], namespace: string): Promise<RenderedSource> {
    const chart = await this.#folder(named);
    const world = await this.#world(chart, findHelm);
    const files = values.map(file => ({ file: path.resolve(this.surface.folder, file) }));
    const source = { chart, values: files, release: null, namespace, kubeVersion: 'v1.36.0', apiVersions: [] };
    return this.#sourceOf(named, path.join(chart, 'Chart.yaml'), chart, await chartRendering(source, world, this.#renderer, this.#cache));
  }

  async #folder(named: string): Promise<string> {
    const folder = path.resolve(this.surface.folder, named);
    if ((await kindOf(folder)) !== 'folder') throw new WrongUse(`${named}: ${unreadWords.missing()}`);
    return folder;
  }

  async #world(folder: string, find: typeof findHelm) {
    const { signal } = this.surface;
    const root = (await folderOfGit(folder))?.root ?? folder;
    const found = await find({ chosen: '', folders: [root], signal });
    if ('problem' in found) throw new WrongUse(wordsOfProblem(found.problem));
    return { tool: found.tool, folder: root, unsaved: new Map<string, string>(), signal };
  }

  /** `from`: the folder that files of the rendering are named from; `root`: the file that stands for all of it. */
  #sourceOf(named: string, root: string, from: string, rendering: Rendering): RenderedSource {
    if (rendering.state !== 'rendered') throw new WrongUse(`${named}: ${wordsOf(rendering, named)}`);
    const origins = new Map(rendering.origins.map(origin => [origin.rendered, origin]));
    const atOrigin = (finding: Finding): Finding => {
      const origin = origins.get(finding.line - 1);
      const place = {
        file: shownAs(origin === undefined ? root : path.resolve(from, origin.file), this.surface),
        line: (origin?.line ?? 0) + 1,
      };
      const { related: _related, ...own } = finding;
      return { ...own, ...place, column: 1, endLine: place.line, endColumn: 1, sourceLine: '' };
    };
    return { name: named, uri: pathToFileURL(`${root}.rendered.yaml`).href, text: rendering.output, atOrigin };
  }
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
