import { find, parsePath, printPath } from '../yaml/find';
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

/** A base, and the fields of it that don't count. */
export interface SettledBase {
  readonly base: string;
  readonly uncounted: readonly Pick<UnstableFields, 'kind' | 'name' | 'paths'>[];
}

/**
 * The base with the fields as they are now that come out otherwise each time: what then differs was edited. Objects that only one of the two has stay as they
 * are.
 */
export function settledBase(base: string, now: string, unstable: readonly Pick<UnstableFields, 'kind' | 'name' | 'paths'>[]): SettledBase {
  const present = new Map(renderedObjects(now).map(object => [keyOfObject(object), object]));
  const changes = renderedObjects(base).flatMap(object => {
    const same = present.get(keyOfObject(object));
    const fields = unstable.find(({ kind, name }) => kind === object.kind && name === object.name);
    if (same === undefined || fields === undefined) return [];
    return fields.paths.flatMap(path => {
      const [before, after] = [object, same].map(({ root }) => find(root, parsePath(path)));
      if (before?.type !== 'scalar' || after?.type !== 'scalar' || before.value === after.value) return [];
      return [{ object, path, span: before.span, source: after.source }];
    });
  });
  const settled = [...changes]
    .sort((one, other) => other.span.start - one.span.start)
    .reduce((text, { span, source }) => text.slice(0, span.start) + source + text.slice(span.end), base);
  const objects = [...new Set(changes.map(({ object }) => object))];
  const uncounted = objects.map(object => ({
    kind: object.kind,
    name: object.name,
    paths: changes.filter(change => change.object === object).map(({ path }) => path),
  }));
  return { base: settled, uncounted };
}
