import path from 'node:path';
import type { ChartInfo, SourceFile } from '../../server/protocol/rendering';
import { readText } from '../files';
import { liesIn, pathFrom } from '../paths';
import { withDependencies } from './dependencies';
import { isTooMuch, readFolder, type FolderFiles } from './folder';
import type { ChartCall } from './helm';
import type { Renderer, Rendering, RenderingWorld } from './renderer';
import { isPackedChart, withoutForeignSchemasIn } from './packedChart';
import { isForeignSchema } from './schema';

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
/** Charts of the repository that are wanted by those that are wanted, so many times over. */
const mostDepth = 5;

/** A chart with all that its rendering needs. */
export interface ReadChart {
  readonly chart: string;
  readonly isOfCommit: boolean;
  readonly info: ChartInfo;
  readonly files: FolderFiles;
  readonly directories: readonly string[];
  readonly leftOut: readonly string[];
  readonly values: readonly { readonly file: string; readonly text: string }[];
  readonly call: Pick<ChartCall, 'release' | 'namespace' | 'kubeVersion' | 'apiVersions'>;
}

/** Reads a chart and its values files, with what isn't saved; how its rendering ends where it can't be rendered at all. */
export async function readChart(source: ChartSource, world: RenderingWorld, { ask }: Renderer): Promise<ReadChart | Rendering> {
  const { chart, release, namespace, kubeVersion, apiVersions } = source;
  const present = await readFolder(chart, [world.folder], world.signal);
  const folder = source.files === undefined ? present : { ...present, files: withDependencies(source.files, present.files) };
  const tooLarge: Rendering = { state: 'refused', refusals: [{ kind: 'tooLarge', entry: '', file: 'Chart.yaml', line: 0 }] };
  if (folder.tooLarge) return tooLarge;
  const files = new Map(folder.files);
  if (source.files === undefined) withUnsaved(files, chart, world.unsaved);
  const info = await ask('chart', { files: chartTexts(files) });
  if (info === null) return { state: 'fault', fault: { kind: 'other', message: '' }, places: [] };
  if (info.isLibrary) return { state: 'fault', fault: { kind: 'library' }, places: [] };
  const directories = new Set([chart, ...source.values.map(({ file }) => path.dirname(file))]);
  await addLocalDependencies(files, { chart, info }, world, { ask, depth: 0, directories });
  if (isTooMuch(files)) return tooLarge;
  const leftOut = [...folder.leftOut, ...(await withoutForeignSchemas(files))];
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
  for (const [file, text] of unsaved) if (liesIn(file, folder)) files.set(pathFrom(folder, file), Buffer.from(text));
}

/** Charts of the repository that are wanted by `file://` and aren't in `charts/`: where `helm dependency build` would put them. No more once they are too much. */
async function addLocalDependencies(
  files: Map<string, Buffer>,
  { chart, info }: Pick<ReadChart, 'chart' | 'info'>,
  world: RenderingWorld,
  { ask, depth, directories }: Pick<Renderer, 'ask'> & { readonly depth: number; readonly directories: Set<string> },
): Promise<void> {
  let added = false;
  for (const { folder, name, from } of info.localDependencies) {
    const target = path.resolve(chart, folder, from);
    if (!isNameOfFolder(name) || !liesIn(target, world.folder) || liesIn(chart, target)) continue;
    if (isTooMuch(files)) return;
    const read = await readFolder(target, [world.folder], world.signal);
    const own = new Map(read.files);
    withUnsaved(own, target, world.unsaved);
    if (!own.has('Chart.yaml')) continue;
    added = true;
    directories.add(target);
    for (const [file, contents] of own) files.set(`${folder}charts/${name}/${file}`, contents);
  }
  const deeper = added && depth < mostDepth ? await ask('chart', { files: chartTexts(files) }) : null;
  if (deeper !== null) await addLocalDependencies(files, { chart, info: deeper }, world, { ask, depth: depth + 1, directories });
}

/** A chart of another name would be put anywhere. */
function isNameOfFolder(name: string): boolean {
  return path.basename(name) === name && name !== '.' && name !== '..';
}

/** Takes away the schemas that helm would fetch something for, also out of packed charts, and packed charts that can't be read; their names. */
async function withoutForeignSchemas(files: Map<string, Buffer>): Promise<readonly string[]> {
  const foreign: string[] = [];
  for (const [name, contents] of [...files]) {
    const read = isPackedChart(name) ? await withoutForeignSchemasIn(contents) : undefined;
    if (read === null || isForeignSchema(name, contents)) {
      files.delete(name);
      foreign.push(name);
    } else if (read !== undefined) {
      files.set(name, read.packed);
      foreign.push(...read.schemas.map(schema => `${name}/${schema}`));
    }
  }
  return foreign;
}

/** The texts that say what a chart and its subcharts are. */
export function chartTexts(files: FolderFiles): readonly SourceFile[] {
  return textsOf(files, name => /(?:^|\/)(?:Chart|requirements)\.yaml$/.test(name) && !/(?:^|\/)templates\//.test(name));
}

/** The texts of the files whose names are wanted. */
export function textsOf(files: FolderFiles, wanted: (name: string) => boolean): readonly SourceFile[] {
  return [...files].flatMap(([name, contents]) => (wanted(name) ? [{ path: name, text: contents.toString('utf8') }] : []));
}
