import path from 'node:path';
import type { LineOrigin, SourceFile, ValuesText, WritingLine } from '../../server/protocol/rendering';
import type { FolderFiles } from './folder';
import { chartTexts, readChart, textsOf, type ChartSource, type ReadChart } from './readChart';
import { renderChart } from './helm';
import { hashOf } from './mirror';
import { once, unrendered, type Rendered, type Renderer, type Rendering, type RenderingCache, type RenderingWorld } from './renderer';

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

/** One rendering of a chart as it was read. */
class ChartRun {
  readonly #began: number;
  readonly #charts: readonly SourceFile[];
  #asInstall = false;

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
    const run = await this.#plain();
    const ended = unrendered(run);
    if (ended !== null || !('exit' in run)) return ended ?? { state: 'failed', message: '' };
    if (run.exit !== 0) return this.#fault(run.errors);
    const { output } = run;
    const objects = (await ask('objects', { charts: this.#charts, output }))?.objects ?? [];
    // Nobody asks where something was written at another time.
    const origins = this.read.isOfCommit ? [] : await this.#origins(output);
    const originOf = (line: number): LineOrigin | undefined => origins.find(({ rendered: own }) => own === line);
    const unstable = once(async () => {
      const again = await this.#render('plain', this.read.files);
      const other = 'exit' in again && again.exit === 0 ? again.output : output;
      return (await ask('unstable', { one: output, other }))?.objects ?? [];
    });
    return {
      state: 'rendered',
      output,
      objects,
      origins,
      effectsOf: async place => this.#effectsOf(output, place, unstable),
      keysOf: async (line, text) => (await ask('named', { ...this.#writer(originOf(line)), text }))?.keys ?? [],
      written: async (line, before, after) => (await ask('written', { ...this.#writer(originOf(line)), before, after }))?.edits ?? null,
      asInstall: this.#asInstall,
      milliseconds: Math.round(this.renderer.now() - this.#began),
      directories: this.read.directories,
      leftOut: this.read.leftOut,
      numbers: once(async () => this.#numbers(output)),
      unstable,
    };
  }

  /**
   * As an upgrade, which a rollout is. Where a template refuses that itself, as charts do that want the passwords of the release in the cluster, as an
   * installation.
   */
  async #plain(): ReturnType<typeof renderChart> {
    const upgrade = await this.#render('plain', this.read.files);
    if (!('exit' in upgrade) || upgrade.exit === 0 || !isRefusedByTemplate(upgrade.errors)) return upgrade;
    this.#asInstall = true;
    return this.#render('plain', this.read.files);
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

  /** Renders once more with another value there. */
  async #effectsOf(
    output: string,
    place: Parameters<Rendered['effectsOf']>[0],
    unstable: Rendered['unstable'],
  ): ReturnType<Rendered['effectsOf']> {
    const { ask } = this.renderer;
    const probe = await ask('probe', { values: this.#valuesTexts(), ...place });
    const run = probe === null ? null : await this.#render('sentinels', this.read.files, [probe.text]);
    if (probe === null || run === null || !('exit' in run) || run.exit !== 0) return null;
    const effects = await ask('effects', { output, rendered: run.output, unstable: run.output === output ? [] : await unstable() });
    return effects === null ? null : { key: probe.key, set: probe.set, ...effects };
  }

  /** The template's line that wrote something, and the values that it can name. */
  #writer(origin: LineOrigin | undefined): WritingLine {
    const text = origin?.how === 'line' ? this.read.files.get(origin.file)?.toString('utf8') : undefined;
    const owner = [...this.read.info.charts].reverse().find(({ folder }) => origin?.file.startsWith(folder) === true);
    const line = origin === undefined ? null : (text?.split('\n')[origin.line] ?? null);
    return { line, below: owner?.valuesPath ?? [], values: this.#valuesTexts() };
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
          asInstall: this.#asInstall,
          chart: path.join(mirror, 'chart'),
          values: values.map((_, index) => path.join(mirror, 'values', `${index}.yaml`)),
          debug,
        },
        { cwd: this.world.folder, home, signal: this.world.signal, isAsked: this.world.isAsked === true },
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

/** As `fail` and `required` do. */
function isRefusedByTemplate(errors: string): boolean {
  return errors.includes('execution error at (');
}

function isHelper(name: string): boolean {
  return /(?:^|\/)_[^/]*$|\.tpl$/.test(name);
}
