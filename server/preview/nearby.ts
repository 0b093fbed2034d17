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
  const stepsTo = (other: string): number => (other === uri ? 0 : pathBetween(uri, other).length);
  const nearest = new Map<string, Neighbour>();
  for (const neighbour of all) {
    const other = neighbour.place?.uri ?? uri;
    if (other !== uri && ((isOpen(neighbour) && !isAbove(other, uri)) || isExpectedByTest(other))) continue;
    const key = keyOf(neighbour);
    const known = nearest.get(key);
    if (known === undefined || stepsTo(other) < stepsTo(known.place?.uri ?? uri)) nearest.set(key, neighbour);
  }
  return [...nearest.values()];
}

const keys = new WeakMap<Found, string>();

function keyOf(found: Found): string {
  const key = keys.get(found) ?? JSON.stringify([found.kind, found.namespace, found.name]);
  keys.set(found, key);
  return key;
}

/** Classes and volumes are found by name; what else names no namespace may be in any. */
function isOpen({ kind, namespace }: Found): boolean {
  return namespace === null && !['PersistentVolume', 'StorageClass', 'PriorityClass', 'RuntimeClass'].includes(kind);
}

/** Whether a file stands in the folder of another one, or in a folder around that. */
function isAbove(uri: string, other: string): boolean {
  return other.startsWith(uri.slice(0, uri.lastIndexOf('/') + 1));
}
