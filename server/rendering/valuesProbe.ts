/** What a key of the values does: the chart is rendered once more with another value there, and the two renderings are compared. */
import type { KeyEffects, ValuesProbe } from '../protocol/rendering';
import { isWorkloadKind } from '../kinds/index';
import { parseDocument } from '../yaml/parse';
import { printPath, type Path } from '../yaml/find';
import type { Located, LocatedEntry, LocatedScalar } from '../yaml/located';
import type { JsonValue } from '../yaml/toJson';
import { mergedValues, replacedValues, type ValuesFile, type ValuesKey } from './mergedValues';
import { keyOfObject, leavesOf, lineAt, lineStarts, renderedObjects, type Leaf, type RenderedObject } from './renderedObjects';
import { unstableFields } from './unstable';

/** The key at a place of a values file, and a values file that gives it another value; null where there is none, or it has no value to change. */
export function valuesProbe(
  files: readonly ValuesFile[],
  { file, line, character }: { readonly file: string; readonly line: number; readonly character: number },
): ValuesProbe | null {
  const own = files.find(one => one.file === file);
  const leaf = own === undefined ? undefined : leafAt(own.text, line, character);
  if (own === undefined) return null;
  if (leaf === undefined) return probeBelow(files, own, line);
  const path = [...own.below, ...leaf.path];
  const key = printPath(path);
  let counted: { readonly key: ValuesKey; readonly node: LocatedScalar } | undefined;
  const overlay = replacedValues(mergedValues(files), (node, found) => {
    if (printPath(found.path) !== key) return undefined;
    counted = { key: found, node };
    return anotherValue(node);
  });
  // Null takes a key away. Of what type it would be nobody knows: a text is what most templates can do something with.
  if (leaf.node.value === null && (counted?.node.value ?? null) === null && !path.some(segment => typeof segment === 'number'))
    return { key, text: JSON.stringify(path.reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), 'other')), set: null };
  if (counted === undefined || overlay === undefined) return null;
  const { key: counting, node } = counted;
  const isOther = counting.file !== file || counting.line !== line;
  return { key, text: JSON.stringify(overlay), set: isOther ? { file: counting.file, line: counting.line, value: node.source } : null };
}

/** The same of a key with further values below it: all of them get others. */
function probeBelow(files: readonly ValuesFile[], { text, below }: ValuesFile, line: number): ValuesProbe | null {
  const { root } = parseDocument(text, 0, 'yaml');
  const starts = lineStarts(text);
  const path = root === undefined ? undefined : [...keysIn(root)].find(({ entry }) => lineAt(starts, entry.keySpan.start) === line)?.path;
  if (path === undefined) return null;
  const all = [...below, ...path];
  const overlay = replacedValues(mergedValues(files), (node, found) =>
    all.every((segment, index) => found.path[index] === segment) ? anotherValue(node) : undefined,
  );
  return overlay === undefined ? null : { key: printPath(all), text: JSON.stringify(overlay), set: null };
}

function* keysIn(node: Located, path: Path = []): Generator<{ readonly path: Path; readonly entry: LocatedEntry }> {
  if (node.type === 'list') for (const [index, item] of node.items.entries()) yield* keysIn(item, [...path, index]);
  if (node.type !== 'map') return;
  for (const entry of node.entries) {
    yield { path: [...path, entry.key], entry };
    yield* keysIn(entry.value, [...path, entry.key]);
  }
}

/** Of the values that stand on a line the first that doesn't end before a column. */
function leafAt(text: string, line: number, character: number): Leaf | undefined {
  const { root } = parseDocument(text, 0, 'yaml');
  const starts = lineStarts(text);
  const from = starts[line] ?? text.length;
  const onLine = root === undefined ? [] : [...leavesOf(root)].filter(({ node }) => lineAt(starts, node.span.start) === line);
  return onLine.find(({ node }) => node.span.end > from + character) ?? onLine.at(-1);
}

/** Undefined where there is none to be had: nobody knows of what type a missing one is. */
function anotherValue({ value }: LocatedScalar): JsonValue | undefined {
  switch (typeof value) {
    case 'number':
      return value + 1;
    case 'boolean':
      return !value;
    case 'string':
      return value === '' ? 'other' : `${value}-other`;
    default:
      return undefined;
  }
}

/** What differs between the workloads of two renderings; of fields those that `unstable` has, which come out otherwise each time, don't count. */
export function keyEffects(one: string, other: string, unstable: KeyEffects['fields']): KeyEffects {
  const [before, after] = [workloadsIn(one), workloadsIn(other)];
  const keysOf = (objects: readonly RenderedObject[]): ReadonlySet<string> => new Set(objects.map(keyOfObject));
  const [had, has] = [keysOf(before), keysOf(after)];
  const come = [...before.filter(object => !has.has(keyOfObject(object))), ...after.filter(object => !had.has(keyOfObject(object)))];
  const fields = [...unstableFields(one, other), ...unstableFields(other, one)].filter(({ kind }) => isWorkloadKind(kind));
  return {
    fields: mergedByObject(fields).flatMap(({ kind, name, paths }) => {
      const known = unstable.find(object => object.kind === kind && object.name === name)?.paths ?? [];
      const own = paths.filter(path => !known.includes(path));
      return own.length === 0 ? [] : [{ kind, name, paths: own }];
    }),
    conditional: come.map(({ kind, name }) => ({ kind, name })),
  };
}

function workloadsIn(text: string): readonly RenderedObject[] {
  return renderedObjects(text).filter(({ kind }) => isWorkloadKind(kind));
}

function mergedByObject(all: KeyEffects['fields']): KeyEffects['fields'] {
  const merged = new Map<string, KeyEffects['fields'][number]>();
  for (const { kind, name, paths } of all) {
    const key = JSON.stringify([kind, name]);
    merged.set(key, { kind, name, paths: [...new Set([...(merged.get(key)?.paths ?? []), ...paths])] });
  }
  return [...merged.values()];
}
