/**
 * Which key of the values sets a number of a rendered object: the chart is rendered once more with a number of its own in the place of each whole number
 * of its values, and what comes out tells. Never for anything else, as a condition (`gt .Values.replicas 1`) may turn.
 */
import { find, type Path } from '../yaml/find';
import type { Located } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import type { JsonValue } from '../yaml/toJson';
import { keyOfObject, leavesOf, lineAt, lineStarts, renderedObjects } from './renderedObjects';

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

/** A number of a rendered object that a key sets. */
export interface SetNumber extends ValuesKey {
  /** The line of what was rendered, from 0. */
  readonly renderedLine: number;
}

/** A values file to be rendered with behind all others, and what its numbers stand for. */
export interface ValuesSentinels {
  readonly text: string;
  readonly keys: ReadonlyMap<number, ValuesKey>;
}

const first = 30_001;
const last = 65_535;

/** The numbers are ports, too, so that a schema takes them. */
export function valuesSentinels(files: readonly ValuesFile[]): ValuesSentinels {
  const merged = files.reduce<Merged>((values, file) => merge(values, mergedOf(file)), new Map());
  const keys = new Map<number, ValuesKey>();
  const overlay = overlayOf(merged, [], key => {
    const number = first + keys.size;
    if (number > last) return null;
    keys.set(number, key);
    return number;
  });
  return { text: JSON.stringify(overlay ?? {}), keys };
}

/** The numbers of the plain rendering that a key sets: those that came out as its number. */
export function setNumbers(plain: string, rendered: string, keys: ValuesSentinels['keys']): readonly SetNumber[] {
  const starts = lineStarts(plain);
  const others = new Map(renderedObjects(rendered).map(object => [keyOfObject(object), object.root]));
  return renderedObjects(plain).flatMap(object => {
    const other = others.get(keyOfObject(object));
    if (other === undefined) return [];
    return [...leavesOf(object.root)].flatMap(({ path, node }) => {
      const key = typeof node.value === 'number' ? keys.get(numberAt(other, path)) : undefined;
      return key === undefined ? [] : [{ ...key, renderedLine: lineAt(starts, node.span.start) }];
    });
  });
}

function numberAt(root: Located, path: Path): number {
  const found = find(root, path);
  return found?.type === 'scalar' && typeof found.value === 'number' ? found.value : -1;
}

/** Values by their keys; what isn't a map has its place. */
type Merged = Map<string, Merged | Placed>;
interface Placed {
  readonly node: Located;
  readonly file: string;
  readonly starts: readonly number[];
}

function mergedOf({ file, text, below }: ValuesFile): Merged {
  const { root } = parseDocument(text, 0, 'yaml');
  const starts = lineStarts(text);
  const read = (node: Located): Merged | Placed =>
    node.type === 'map' ? new Map(node.entries.map(({ key, value }) => [key, read(value)])) : { node, file, starts };
  const values = root?.type === 'map' ? read(root) : new Map<string, Merged | Placed>();
  return below.reduceRight<Merged>(
    (inner, key) => new Map([[key, inner]]),
    values instanceof Map ? values : new Map<string, Merged | Placed>(),
  );
}

/** As helm merges: maps by their keys, all else is replaced; null takes a key away. */
function merge(one: Merged, other: Merged): Merged {
  const merged: Merged = new Map(one);
  for (const [key, value] of other) {
    const before = merged.get(key);
    if (!(value instanceof Map) && value.node.type === 'scalar' && value.node.value === null) merged.delete(key);
    else merged.set(key, before instanceof Map && value instanceof Map ? merge(before, value) : value);
  }
  return merged;
}

type Numbered = (key: ValuesKey) => number | null;

/** The values that have a number in them, and nothing else; undefined where none has. */
function overlayOf(values: Merged, path: Path, numbered: Numbered): JsonValue | undefined {
  const entries = [...values].flatMap(([key, value]) => {
    const overlay = value instanceof Map ? overlayOf(value, [...path, key], numbered) : placedOverlay(value, [...path, key], numbered);
    return overlay === undefined ? [] : [[key, overlay] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function placedOverlay({ node, file, starts }: Placed, path: Path, numbered: Numbered): JsonValue | undefined {
  let count = 0;
  const replaced = (inner: Located, at: Path): JsonValue => {
    if (inner.type === 'list') return inner.items.map((item, index) => replaced(item, [...at, index]));
    if (inner.type === 'map') return Object.fromEntries(inner.entries.map(({ key, value }) => [key, replaced(value, [...at, key])]));
    if (typeof inner.value !== 'number' || !Number.isSafeInteger(inner.value)) return inner.value;
    const number = numbered({ path: at, file, line: lineAt(starts, inner.span.start) });
    if (number !== null) count += 1;
    return number ?? inner.value;
  };
  // A list is replaced as a whole: one that has a number must have all the rest as well.
  const overlay = replaced(node, path);
  return count === 0 ? undefined : overlay;
}
