import type { Autoscaler } from '../kubernetes/autoscaler';
import { scaled, targets } from '../kubernetes/scaling';
import type { ManifestFile, PlacedWorkload } from './manifestFile';
import { decoded } from './uris';

/** An autoscaler of another document. */
export interface Elsewhere {
  readonly uri: string;
  readonly autoscaler: Autoscaler;
}

/**
 * The file with each workload as its autoscaler keeps it. Of several that target it the file's own first one counts, else the first one of the
 * nearest document: in a repository of many applications a name that is left without a namespace may well occur twice.
 */
export function scaledFile<File extends ManifestFile>(file: File, elsewhere: readonly Elsewhere[]): File {
  if (file.autoscalers.length === 0 && elsewhere.length === 0) return file;
  return { ...file, workloads: file.workloads.map(placed => scaledBy(placed, autoscalerOf(placed, file, elsewhere))) };
}

function scaledBy(placed: PlacedWorkload, autoscaler: Autoscaler | undefined): PlacedWorkload {
  if (autoscaler === undefined) return placed;
  const { workload, recall } = placed;
  const under = JSON.stringify(autoscaler);
  return { ...placed, workload: scaled(workload, autoscaler), recall: (key, compute) => recall(`${key} ${under}`, compute) };
}

function autoscalerOf({ workload }: PlacedWorkload, file: ManifestFile, elsewhere: readonly Elsewhere[]): Autoscaler | undefined {
  const own = file.autoscalers.find(autoscaler => targets(autoscaler, workload));
  if (own !== undefined) return own;
  const [nearest] = elsewhere
    .filter(({ autoscaler }) => targets(autoscaler, workload))
    .map(({ uri, autoscaler }) => ({ uri, autoscaler, path: pathBetween(file.uri, uri) }))
    .sort((one, other) => one.path.length - other.path.length || (one.uri < other.uri ? -1 : one.uri === other.uri ? 0 : 1));
  return nearest === undefined ? undefined : { ...nearest.autoscaler, file: nearest.path.join('/') };
}

/** The way from a document to another one (URIs), as in a relative path: `..` for each folder up. */
function pathBetween(from: string, to: string): readonly string[] {
  const [folders, target] = [from.split('/').slice(0, -1).map(decoded), to.split('/').map(decoded)];
  let common = 0;
  while (common < folders.length && common < target.length - 1 && folders[common] === target[common]) common++;
  return [...folders.slice(common).map(() => '..'), ...target.slice(common)];
}
