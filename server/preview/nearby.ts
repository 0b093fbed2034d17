import type { ObjectName } from '../kubernetes/objectName';
import type { FilePlace } from '../kubernetes/surroundings/clusterObjects';
import { isExpectedByTest } from '../kubernetes/workloads/testFile';
import { pathBetween } from './uris';

/** An object of a file. */
interface Found extends ObjectName {
  readonly kind: string;
  readonly place?: FilePlace;
}

/**
 * Of objects of the workspace those that are meant for what is in a file: a repository of several environments may well have an object of the same name for
 * each, of which the nearest counts; what leaves its namespace open, and nodes, count for their own folder and those below; what a test expects doesn't count.
 */
export function nearby<Neighbour extends Found>(all: readonly Neighbour[], uri: string): readonly Neighbour[] {
  const nearest = new Map<string, { readonly neighbour: Neighbour; readonly steps: number }>();
  for (const neighbour of all) {
    const other = neighbour.place?.uri ?? uri;
    if (other !== uri && (isExpectedByTest(other) || (isOpen(neighbour) && !isAbove(other, uri)))) continue;
    const key = JSON.stringify([neighbour.kind, neighbour.namespace, neighbour.name]);
    const steps = other === uri ? 0 : pathBetween(uri, other).length;
    const known = nearest.get(key);
    if (known === undefined || steps < known.steps) nearest.set(key, { neighbour, steps });
  }
  return [...nearest.values()].map(({ neighbour }) => neighbour);
}

/** Classes and volumes are found by name; what else names no namespace may be in any. */
function isOpen({ kind, namespace }: Found): boolean {
  return namespace === null && !['PersistentVolume', 'StorageClass', 'PriorityClass', 'RuntimeClass'].includes(kind);
}

/** Whether a file stands in the folder of another one, or in a folder around that. */
function isAbove(uri: string, other: string): boolean {
  return other.startsWith(uri.slice(0, uri.lastIndexOf('/') + 1));
}
