import path from 'node:path';
import type { ChartInfo, LineOrigin, SourceFile, ValuesText } from '../../server/protocol/rendering';
import { readText } from '../files';
import { liesIn } from '../paths';
import { withDependencies } from './dependencies';
import { readFolder, type FolderFiles } from './folder';
import { renderChart, type ChartCall } from './helm';
import { hashOf } from './mirror';
import { once, unrendered, type Rendered, type Renderer, type Rendering, type RenderingCache, type RenderingWorld } from './renderer';
import { refersBeyondItself } from './schema';

/** A chart, and how it is to be rendered. */
export interface ChartSource {
  /** An absolute path. */
  readonly chart: string;
  /** Its files where they aren't those on disk: of a commit. */
  readonly files?: FolderFiles;
  /** Values files in their order: absolute paths, and their texts where those aren't on disk. */
  readonly values: readonly { readonly file: string; readonly text?: string }[];
  /** Null: as the chart is called. */
  readonly release: string | null;
  readonly namespace: string;
  /** Of Kubernetes, such as `v1.34.0`. */
  readonly kubeVersion: string;
  readonly apiVersions: readonly string[];
}

const mostValuesBytes = 5_242_880;

/** Renders a chart with the user's helm: plainly, and once more with marks, which tell who wrote each line. */
export async function chartRendering(
  source: ChartSource,
  world: RenderingWorld,
  renderer: Renderer,
  cache: RenderingCache,
): Promise<Rendering> {
  const read = await readChart(source, world, renderer);
  if ('state' in read) return read;
  const { tool } = world;
  const hashes = [...read.files].map(([name, contents]) => [name, hashOf(contents)]);
  const key = ['helm', tool.executable, tool.version, source.chart, hashes, read.values, read.call];
  return cache.get(key, async () => new ChartRun(read, world, renderer).rendering());
}

interface ReadChart {
  readonly chart: string;
  readonly isOfCommit: boolean;
  readonly info: ChartInfo;
  readonly files: FolderFiles;
  readonly directories: readonly string[];
  readonly leftOut: readonly string[];
  readonly values: readonly { readonly file: string; readonly text: string }[];
  readonly call: Pick<ChartCall, 'release' | 'namespace' | 'kubeVersion' | 'apiVersions'>;
}

async function readChart(source: ChartSource, world: RenderingWorld, { ask }: Renderer): Promise<ReadChart | Rendering> {
  const { chart, release, namespace, kubeVersion, apiVersions } = source;
  const present = await readFolder(chart, [world.folder], world.signal);
  const folder = source.files === undefined ? present : { ...present, files: withDependencies(source.files, present.files) };
  if (folder.tooLarge) return { state: 'refused', refusals: [{ kind: 'tooLarge', entry: '', file: 'Chart.yaml', line: 0 }] };
  const files = new Map(folder.files);
  if (source.files === undefined) withUnsaved(files, chart, world.unsaved);
  const info = await ask('chart', { files: chartTexts(files) });
  if (info === null) return { state: 'fault', fault: { kind: 'other', message: '' }, places: [] };
  if (info.isLibrary) return { state: 'fault', fault: { kind: 'library' }, places: [] };
  const directories = new Set([chart, ...source.values.map(({ file }) => path.dirname(file))]);
  await addLocalDependencies(files, source, world, { ask, depth: 0, directories });
  const leftOut = [...folder.leftOut, ...withoutForeignSchemas(files)];
  const values = await Promise.all(source.values.map(async ({ file, text }) => ({ file, text: text ?? (await valuesText(file, world)) })));
  const missing = values.find(({ text }) => text === null);
  if (missing !== undefined) return { state: 'fault', fault: { kind: 'missing', entry: missing.file }, places: [] };
  return {
    chart,
    isOfCommit: source.files !== undefined,
    info,
    files,
    directories: [...directories],
    leftOut,
    values: values.flatMap(({ file, text }) => (text === null ? [] : [{ file, text }])),
    call: { release: release ?? info.release, namespace, kubeVersion, apiVersions },
  };
}

/** Nothing but files of the workspace. */
async function valuesText(file: string, { folder, unsaved, signal }: RenderingWorld): Promise<string | null> {
  const text = unsaved.get(file);
  if (text !== undefined) return text;
  const read = await readText(file, { within: [folder], mostBytes: mostValuesBytes, signal });
  return 'text' in read ? read.text : null;
}

function withUnsaved(files: Map<string, Buffer>, folder: string, unsaved: ReadonlyMap<string, string>): void {
  for (const [file, text] of unsaved)
    if (liesIn(file, folder)) files.set(path.relative(folder, file).split(path.sep).join('/'), Buffer.from(text));
}

/** Charts of the repository that are wanted by `file://` and aren't in `charts/`: where `helm dependency build` would put them. */
async function addLocalDependencies(
  files: Map<string, Buffer>,
  { chart }: Pick<ChartSource, 'chart'>,
  world: RenderingWorld,
  { ask, depth, directories }: Pick<Renderer, 'ask'> & { readonly depth: number; readonly directories: Set<string> },
): Promise<void> {
  if (depth > 5) return;
  const info = await ask('chart', { files: chartTexts(files) });
  let added = false;
  for (const { folder, name, from } of info?.localDependencies ?? []) {
    const target = path.resolve(chart, folder, from);
    if (!liesIn(target, world.folder) || liesIn(chart, target)) continue;
    const read = await readFolder(target, [world.folder], world.signal);
    const own = new Map(read.files);
    withUnsaved(own, target, world.unsaved);
    if (!own.has('Chart.yaml')) continue;
    added = true;
    directories.add(target);
    for (const [file, contents] of own) files.set(`${folder}charts/${name}/${file}`, contents);
  }
  if (added) await addLocalDependencies(files, { chart }, world, { ask, depth: depth + 1, directories });
}

/** Takes away the schemas that helm would fetch something for; their names. */
function withoutForeignSchemas(files: Map<string, Buffer>): readonly string[] {
  const foreign = [...files].flatMap(([name, contents]) =>
    /(?:^|\/)values\.schema\.json$/.test(name) && refersBeyondItself(contents.toString('utf8')) ? [name] : [],
  );
  for (const name of foreign) files.delete(name);
  return foreign;
}

function chartTexts(files: FolderFiles): readonly SourceFile[] {
  return textsOf(files, name => /(?:^|\/)(?:Chart|requirements)\.yaml$/.test(name) && !/(?:^|\/)templates\//.test(name));
}

function textsOf(files: FolderFiles, wanted: (name: string) => boolean): readonly SourceFile[] {
  return [...files].flatMap(([name, contents]) => (wanted(name) ? [{ path: name, text: contents.toString('utf8') }] : []));
}

/** One rendering of a chart as it was read. */
class ChartRun {
  readonly #began: number;
  readonly #charts: readonly SourceFile[];

  constructor(
    private readonly read: ReadChart,
    private readonly world: RenderingWorld,
    private readonly renderer: Renderer,
  ) {
    this.#began = renderer.now();
    this.#charts = chartTexts(read.files);
  }

  async rendering(): Promise<Rendering> {
    const { ask } = this.renderer;
    const run = await this.#render('plain', this.read.files);
    const ended = unrendered(run);
    if (ended !== null || !('exit' in run)) return ended ?? { state: 'failed', message: '' };
    if (run.exit !== 0) return this.#fault(run.errors);
    const { output } = run;
    const objects = (await ask('objects', { charts: this.#charts, output }))?.objects ?? [];
    // Nobody asks where something was written at another time.
    const origins = this.read.isOfCommit ? [] : await this.#origins(output);
    const rendered: Rendered = {
      state: 'rendered',
      output,
      objects,
      origins,
      written: async (line, before, after) =>
        this.#written(
          origins.find(({ rendered: own }) => own === line),
          before,
          after,
        ),
      milliseconds: Math.round(this.renderer.now() - this.#began),
      directories: this.read.directories,
      leftOut: this.read.leftOut,
      numbers: once(async () => this.#numbers(output)),
      unstable: once(async () => {
        const again = await this.#render('plain', this.read.files);
        const other = 'exit' in again && again.exit === 0 ? again.output : output;
        return (await ask('unstable', { one: output, other }))?.objects ?? [];
      }),
    };
    return rendered;
  }

  /** With marks; where the chart can't be rendered with them in its helpers, without those; else nothing is known. */
  async #origins(output: string): Promise<Rendered['origins']> {
    const marked = await this.#marked(output, null);
    for (const files of [marked, marked.filter(({ path: name }) => !isHelper(name))]) {
      const run = await this.#render('marked', this.#with(files));
      if (!('exit' in run) || run.exit !== 0) continue;
      const names = marked.map(({ path: name }) => name);
      return (await this.renderer.ask('origins', { output, marked: run.output, files: names }))?.origins ?? [];
    }
    return [];
  }

  async #marked(output: string, source: string | null): Promise<readonly SourceFile[]> {
    const templates = textsOf(this.read.files, name => /(?:^|\/)templates\//.test(name));
    return (await this.renderer.ask('marks', { charts: this.#charts, templates, output, source }))?.files ?? [];
  }

  #with(texts: readonly SourceFile[]): FolderFiles {
    return new Map([...this.read.files, ...texts.map(({ path: name, text }) => [name, Buffer.from(text)] as const)]);
  }

  async #numbers(output: string): ReturnType<Rendered['numbers']> {
    const { ask } = this.renderer;
    const sentinels = await ask('sentinels', { values: this.#valuesTexts() });
    if (sentinels === null || sentinels.keys.length === 0) return [];
    const run = await this.#render('sentinels', this.read.files, [sentinels.text]);
    if (!('exit' in run) || run.exit !== 0) return [];
    return (await ask('keys', { output, rendered: run.output, keys: sentinels.keys }))?.numbers ?? [];
  }

  async #written(origin: LineOrigin | undefined, before: string, after: string): ReturnType<Rendered['written']> {
    const text = origin?.how === 'line' ? this.read.files.get(origin.file)?.toString('utf8') : undefined;
    const owner = [...this.read.info.charts].reverse().find(({ folder }) => origin?.file.startsWith(folder) === true);
    const line = origin === undefined ? null : (text?.split('\n')[origin.line] ?? null);
    const asked = { line, below: owner?.valuesPath ?? [], values: this.#valuesTexts(), before, after };
    return (await this.renderer.ask('written', asked))?.edits ?? null;
  }

  /** In the order in which they count: those of the innermost charts first. Their files by absolute path. */
  #valuesTexts(): readonly ValuesText[] {
    const ofCharts = [...this.read.info.charts].reverse().flatMap(({ folder, valuesPath }) => {
      const own = this.read.files.get(`${folder}values.yaml`);
      return own === undefined
        ? []
        : [{ file: path.join(this.read.chart, folder, 'values.yaml'), text: own.toString('utf8'), below: valuesPath }];
    });
    return [...ofCharts, ...this.read.values.map(({ file, text }) => ({ file, text, below: [] }))];
  }

  async #render(
    kind: 'plain' | 'marked' | 'sentinels',
    files: FolderFiles,
    more: readonly string[] = [],
    debug = false,
  ): ReturnType<typeof renderChart> {
    const { mirrors } = this.renderer;
    const values = [...this.read.values.map(({ text }) => text), ...more];
    const all = new Map([
      ...[...files].map(([name, contents]) => [`chart/${name}`, contents] as const),
      ...values.map((text, index) => [`values/${index}.yaml`, Buffer.from(text)] as const),
    ]);
    const home = await mirrors.empty();
    return mirrors.use(this.#mirror(kind), all, async mirror =>
      renderChart(
        this.world.tool,
        {
          ...this.read.call,
          chart: path.join(mirror, 'chart'),
          values: values.map((_, index) => path.join(mirror, 'values', `${index}.yaml`)),
          debug,
        },
        { cwd: this.world.folder, home, signal: this.world.signal },
      ),
    );
  }

  #mirror(kind: 'plain' | 'marked' | 'sentinels'): string {
    return `${kind} ${this.read.isOfCommit ? 'base ' : ''}${this.read.chart}`;
  }

  async #fault(errors: string): Promise<Rendering> {
    const { ask, mirrors } = this.renderer;
    const { files, values } = this.read;
    const texts = textsOf(files, name => /\.(?:ya?ml|tpl|txt)$/.test(name));
    const valuesTexts = values.map(({ text }, index) => ({ path: `values/${index}.yaml`, text }));
    const read = await ask('fault', {
      tool: 'helm',
      errors,
      mirror: mirrors.pathOf(this.#mirror('plain')),
      files: [...texts, ...valuesTexts],
      root: 'Chart.yaml',
      values: ['values.yaml', ...valuesTexts.map(({ path: name }) => name)],
    });
    if (read === null) return { state: 'failed', message: '' };
    const { fault } = read;
    const place = fault.kind === 'renderedYaml' ? await this.#brokenYaml(fault.source) : null;
    const places = place === null ? read.places : [{ ...place, column: null }];
    return { state: 'fault', fault, places: places.map(one => ({ ...one, file: this.#fileOf(one.file) })) };
  }

  /** As it is on disk, of what the mirror has under a name of its own. */
  #fileOf(name: string): string {
    const number = /^values\/(\d+)\.yaml$/.exec(name)?.[1];
    return (number === undefined ? undefined : this.read.values[Number(number)]?.file) ?? name;
  }

  async #brokenYaml(source: string): Promise<{ readonly file: string; readonly line: number; readonly message: string } | null> {
    const files = await this.#marked('', source);
    const run = await this.#render('marked', this.#with(files), [], true);
    if (!('exit' in run)) return null;
    return this.renderer.ask('brokenYaml', { marked: run.output, source, files: files.map(({ path: name }) => name) });
  }
}

function isHelper(name: string): boolean {
  return /(?:^|\/)_[^/]*$|\.tpl$/.test(name);
}
