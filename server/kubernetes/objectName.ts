import { find, type Path, textAt } from '../yaml/find';
import type { LocatedMap } from '../yaml/located';

/** What an object is called. */
export interface ObjectName {
  readonly name: string;
  /** null where it is left to `-n`. */
  readonly namespace: string | null;
}

/** The name in an object's metadata; undefined where it has none. */
export function nameOf(node: LocatedMap): ObjectName | undefined {
  const name = textAt(node, ['metadata', 'name']);
  return name === '' ? undefined : { name, namespace: textAt(node, ['metadata', 'namespace']) || null };
}

/** Whether two objects may be in one namespace: what has none leaves it to `-n`, and so may be in the other's. */
export function mayShareNamespace(one: Pick<ObjectName, 'namespace'>, other: Pick<ObjectName, 'namespace'>): boolean {
  return one.namespace === null || other.namespace === null || one.namespace === other.namespace;
}

/** The labels that are written at a path of an object; those that are no scalars are left out. */
export function labelsIn(node: LocatedMap, path: Path): Readonly<Record<string, string>> {
  const found = find(node, path);
  if (found?.type !== 'map') return {};
  return Object.fromEntries(found.entries.flatMap(({ key, value }) => (value.type === 'scalar' ? [[key, String(value.value)]] : [])));
}
