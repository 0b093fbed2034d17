import { find, printPath } from '../yaml/find';
import { keyOfObject, leavesOf, renderedObjects, type RenderedObject } from './renderedObjects';

/** The fields of an object that come out otherwise each time: random values, times, and checksums over them. */
export interface UnstableFields {
  readonly source: string | null;
  readonly kind: string;
  readonly name: string;
  /** As the API server writes paths; in the order of the text. */
  readonly paths: readonly string[];
}

/** What two plain renderings of the same input differ in; objects that don't differ are left out. */
export function unstableFields(one: string, other: string): readonly UnstableFields[] {
  const others = new Map(renderedObjects(other).map(object => [keyOfObject(object), object]));
  return renderedObjects(one).flatMap(object => {
    const same = others.get(keyOfObject(object));
    const paths = same === undefined ? [] : differing(object, same);
    return paths.length === 0 ? [] : [{ source: object.source, kind: object.kind, name: object.name, paths }];
  });
}

function differing(one: RenderedObject, other: RenderedObject): readonly string[] {
  return [...leavesOf(one.root)].flatMap(({ path, node }) => {
    const found = find(other.root, path);
    return found?.type === 'scalar' && found.value === node.value ? [] : [printPath(path)];
  });
}
