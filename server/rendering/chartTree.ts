import { find, textAt } from '../yaml/find';
import type { Located } from '../yaml/located';
import { parseDocument } from '../yaml/parse';

/** A chart with the charts below it, by their folders. */
export interface ChartTree {
  /** Of `Chart.yaml`: the folder may be called otherwise. */
  readonly name: string;
  readonly isLibrary: boolean;
  /** From the outermost chart's folder, with `/` at its end; empty for that. */
  readonly folder: string;
  /** What the values of the chart stand below, in those of the outermost: the aliases, or names. */
  readonly valuesPath: readonly string[];
  readonly dependencies: readonly Dependency[];
  readonly charts: readonly ChartTree[];
}

/** A chart that another one needs. */
export interface Dependency {
  readonly name: string;
  readonly alias: string | null;
  readonly repository: string;
}

/** A chart's file: its path from the outermost chart's folder. */
export interface ChartFile {
  readonly path: string;
  readonly text: string;
}

/** Charts, each by all of its aliases, that helm is followed into at most. */
const mostCharts = 2000;

/** The charts of a folder: by each `Chart.yaml` in it and in `charts/…`. Null where it has none that can be read. */
export function chartTree(files: readonly ChartFile[]): ChartTree | null {
  const charts = new Map(files.filter(({ path }) => /(?:^|\/)Chart\.yaml$/.test(path)).map(({ path, text }) => [path.slice(0, -10), text]));
  const requirements = new Map(
    files.filter(({ path }) => path.endsWith('requirements.yaml')).map(({ path, text }) => [path.slice(0, -17), text]),
  );
  const parts = new Map(
    [...charts].map(([folder, text]) => {
      const root = rootOf(text);
      const dependencies = [...dependenciesIn(root), ...dependenciesIn(rootOf(requirements.get(folder) ?? ''))];
      return [folder, { name: textAt(root, ['name']), isLibrary: textAt(root, ['type']) === 'library', dependencies }] as const;
    }),
  );
  let left = mostCharts;
  const read = (folder: string, valuesPath: readonly string[]): ChartTree | null => {
    const own = parts.get(folder);
    if (own === undefined || own.name === '' || --left < 0) return null;
    const below = [...parts].flatMap(([path, { name }]) => {
      if (!path.startsWith(`${folder}charts/`) || path.slice(folder.length + 7, -1).includes('/')) return [];
      const keys = new Set(own.dependencies.filter(dependency => dependency.name === name).map(({ alias }) => alias ?? name));
      return [...(keys.size === 0 ? [name] : keys)].flatMap(key => read(path, [...valuesPath, key]) ?? []);
    });
    return { ...own, folder, valuesPath, charts: below };
  };
  return read('', []);
}

/** The file that helm names as a source (`shop/charts/queue/templates/workers.yaml`), from the outermost chart's folder; null where none can be meant. */
export function fileOfSource(tree: ChartTree, source: string): string | null {
  const [name = '', ...parts] = source.split('/');
  return name === tree.name ? fileIn(tree, parts) : null;
}

/** The keys of the values that a source stands below of which there is no file, as its subchart is packed; null for others. */
export function packedKeys(tree: ChartTree, source: string): readonly string[] | null {
  const [name, ...parts] = source.split('/');
  if (name !== tree.name) return null;
  let chart = tree;
  for (let at = 0; parts[at] === 'charts'; at += 2) {
    const key = parts[at + 1] ?? '';
    const below = chart.charts.find(({ valuesPath }) => valuesPath.at(-1) === key);
    if (below === undefined) return [...chart.valuesPath, key];
    chart = below;
  }
  return null;
}

function fileIn(tree: ChartTree, parts: readonly string[]): string | null {
  const [folder, key, ...rest] = parts;
  if (folder !== 'charts' || key === undefined) return `${tree.folder}${parts.join('/')}`;
  const chart = tree.charts.find(({ valuesPath }) => valuesPath.at(-1) === key);
  return chart === undefined ? null : fileIn(chart, rest);
}

/** Every chart of a tree, the outermost first. */
export function chartsIn(tree: ChartTree): readonly ChartTree[] {
  return [tree, ...tree.charts.flatMap(chartsIn)];
}

function dependenciesIn(root: Located | undefined): readonly Dependency[] {
  const list = find(root, ['dependencies']);
  return (list?.type === 'list' ? list.items : []).flatMap(item => {
    const name = textAt(item, ['name']);
    return name === '' ? [] : [{ name, alias: textAt(item, ['alias']) || null, repository: textAt(item, ['repository']) }];
  });
}

function rootOf(text: string): Located | undefined {
  return parseDocument(text, 0, 'yaml').root;
}
