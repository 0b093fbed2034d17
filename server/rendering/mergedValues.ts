/** The values of a chart as helm merges them, each with the place that it counts by. */
import type { Path } from '../yaml/find';
import type { Located, LocatedScalar } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import type { JsonValue } from '../yaml/toJson';
import { lineAt, lineStarts } from './renderedObjects';

/** A file of values, in the order in which helm takes them: of two that have a key, the later counts. */
export interface ValuesFile {
  readonly file: string;
  readonly text: string;
  /** Where its values stand in those of the outermost chart: below a subchart's alias or name. */
  readonly below: readonly string[];
}

/** A key of the values, and where it stands. */
export interface ValuesKey {
  readonly path: Path;
  readonly file: string;
  /** From 0. */
  readonly line: number;
}

/** Values by their keys; what isn't a map has its place. */
export type MergedValues = ReadonlyMap<string, MergedValues | PlacedValue>;

interface PlacedValue {
  readonly node: Located;
  readonly file: string;
  readonly starts: readonly number[];
}

/** What stands in the place of a value; undefined: the value itself. */
export type Replace = (value: LocatedScalar, key: ValuesKey) => JsonValue | undefined;

export function mergedValues(files: readonly ValuesFile[]): MergedValues {
  return files.reduce<MergedValues>((values, file) => merge(values, valuesOf(file)), new Map());
}

/** The values that are replaced, and nothing else: a values file to come behind all others. Undefined where none is. */
export function replacedValues(values: MergedValues, replace: Replace, path: Path = []): JsonValue | undefined {
  const entries = [...values].flatMap(([key, value]) => {
    const own = [...path, key];
    const replaced = value instanceof Map ? replacedValues(value, replace, own) : replacedIn(value as PlacedValue, own, replace);
    return replaced === undefined ? [] : [[key, replaced] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function replacedIn({ node, file, starts }: PlacedValue, path: Path, replace: Replace): JsonValue | undefined {
  const others: JsonValue[] = [];
  const replaced = (inner: Located, at: Path): JsonValue => {
    if (inner.type === 'list') return inner.items.map((item, index) => replaced(item, [...at, index]));
    if (inner.type === 'map') return Object.fromEntries(inner.entries.map(({ key, value }) => [key, replaced(value, [...at, key])]));
    const other = replace(inner, { path: at, file, line: lineAt(starts, inner.span.start) });
    if (other !== undefined) others.push(other);
    return other ?? inner.value;
  };
  // A list is replaced as a whole: one that has such a value must have all the rest as well.
  const all = replaced(node, path);
  return others.length > 0 ? all : undefined;
}

function valuesOf({ file, text, below }: ValuesFile): MergedValues {
  const { root } = parseDocument(text, 0, 'yaml');
  const starts = lineStarts(text);
  const read = (node: Located): MergedValues | PlacedValue =>
    node.type === 'map' ? new Map(node.entries.map(({ key, value }) => [key, read(value)])) : { node, file, starts };
  const values: MergedValues = root?.type === 'map' ? new Map(root.entries.map(({ key, value }) => [key, read(value)])) : new Map();
  return below.reduceRight<MergedValues>((inner, key) => new Map([[key, inner]]), values);
}

/** As helm merges: maps by their keys, all else is replaced; null takes a key away. */
function merge(one: MergedValues, other: MergedValues): MergedValues {
  const merged = new Map(one);
  for (const [key, value] of other) {
    const before = merged.get(key);
    if (isNull(value)) merged.delete(key);
    else merged.set(key, before instanceof Map && value instanceof Map ? merge(before, value) : value);
  }
  return merged;
}

function isNull(value: MergedValues | PlacedValue): boolean {
  return 'node' in value && value.node.type === 'scalar' && value.node.value === null;
}
