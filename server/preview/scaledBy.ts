import type { Autoscaler } from '../kubernetes/autoscaler';
import { grouped } from '../kubernetes/grouped';
import { scaled, targets } from '../kubernetes/scaling';
import type { Workload } from '../kubernetes/workloads/workload';
import type { PlacedWorkload } from './manifestFile';
import { pathBetween } from './uris';

/** An autoscaler of another document. */
export interface Elsewhere {
  readonly uri: string;
  readonly autoscaler: Autoscaler;
}

/** Autoscalers of documents, by what they may target. */
export type ByTarget = ReadonlyMap<string, readonly Elsewhere[]>;

export function byTarget(autoscalers: readonly Elsewhere[]): ByTarget {
  return grouped(autoscalers, ({ autoscaler: { target } }) => [`${target.kind}/${target.name}`]);
}

/**
 * A workload as its autoscaler keeps it. Of several that target it the first one of its own document (`uri`) counts, else the first one of the
 * nearest document: in a repository of many applications a name that is left without a namespace may well occur twice.
 */
export function scaledBy(placed: PlacedWorkload, uri: string, autoscalers: ByTarget): PlacedWorkload {
  const { workload, recall } = placed;
  const autoscaler = autoscalerOf(workload, uri, autoscalers);
  if (autoscaler === undefined) return placed;
  const under = JSON.stringify(autoscaler);
  return { ...placed, workload: scaled(workload, autoscaler), recall: (key, compute) => recall(`${key} ${under}`, compute) };
}

/** The autoscaler that counts for a workload of a document; undefined where none targets it. */
export function autoscalerOf(workload: Workload, uri: string, autoscalers: ByTarget): Autoscaler | undefined {
  const targeting = (autoscalers.get(`${workload.kind}/${workload.name}`) ?? []).filter(({ autoscaler }) => targets(autoscaler, workload));
  return targeting.find(({ uri: other }) => other === uri)?.autoscaler ?? nearest(uri, targeting);
}

function nearest(from: string, elsewhere: readonly Elsewhere[]): Autoscaler | undefined {
  const [first] = elsewhere
    .map(({ uri, autoscaler }) => ({ uri, autoscaler, path: pathBetween(from, uri) }))
    .sort((one, other) => one.path.length - other.path.length || (one.uri < other.uri ? -1 : one.uri === other.uri ? 0 : 1));
  return first === undefined ? undefined : { ...first.autoscaler, file: first.path.join('/') };
}
