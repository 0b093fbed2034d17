import type { Autoscaler } from '../kubernetes/autoscaler';
import { grouped } from '../kubernetes/grouped';
import { scaled, targets } from '../kubernetes/scaling';
import type { Workload } from '../kubernetes/workloads/workload';
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
  const own = grouped(file.autoscalers, autoscaler => [targetOf(autoscaler)]);
  const others = grouped(elsewhere, ({ autoscaler }) => [targetOf(autoscaler)]);
  const autoscalerOf = ({ workload }: PlacedWorkload): Autoscaler | undefined => {
    const name = nameOf(workload);
    return own.get(name)?.find(autoscaler => targets(autoscaler, workload)) ?? nearest(file.uri, others.get(name) ?? [], workload);
  };
  return { ...file, workloads: file.workloads.map(placed => scaledBy(placed, autoscalerOf(placed))) };
}

/** Under which what may target each other is found; more is asked of it. */
function nameOf({ kind, name }: Pick<Workload, 'kind' | 'name'>): string {
  return `${kind}/${name}`;
}

function targetOf({ target }: Autoscaler): string {
  return `${target.kind}/${target.name}`;
}

function scaledBy(placed: PlacedWorkload, autoscaler: Autoscaler | undefined): PlacedWorkload {
  if (autoscaler === undefined) return placed;
  const { workload, recall } = placed;
  const under = JSON.stringify(autoscaler);
  return { ...placed, workload: scaled(workload, autoscaler), recall: (key, compute) => recall(`${key} ${under}`, compute) };
}

function nearest(from: string, elsewhere: readonly Elsewhere[], workload: Workload): Autoscaler | undefined {
  const [first] = elsewhere
    .filter(({ autoscaler }) => targets(autoscaler, workload))
    .map(({ uri, autoscaler }) => ({ uri, autoscaler, path: pathBetween(from, uri) }))
    .sort((one, other) => one.path.length - other.path.length || (one.uri < other.uri ? -1 : one.uri === other.uri ? 0 : 1));
  return first === undefined ? undefined : { ...first.autoscaler, file: first.path.join('/') };
}

/** The way from a document to another one (URIs), as in a relative path: `..` for each folder up. */
function pathBetween(from: string, to: string): readonly string[] {
  const [folders, target] = [from.split('/').slice(0, -1).map(decoded), to.split('/').map(decoded)];
  let common = 0;
  while (common < folders.length && common < target.length - 1 && folders[common] === target[common]) common++;
  return [...folders.slice(common).map(() => '..'), ...target.slice(common)];
}
