import type { Located, LocatedEntry, LocatedMap, Span } from './located';

/** A key of a map or an index of a list. */
export type Segment = string | number;
export type Path = readonly Segment[];

/** The entry of a key: of several with the same key the last, as the API server reads it. Undefined where there is none. */
export function entryOf(map: LocatedMap, key: string): LocatedEntry | undefined {
  for (let at = map.entries.length - 1; at >= 0; at--) if (map.entries[at]?.key === key) return map.entries[at];
  return undefined;
}

/** What stands at a key of a map or an index of a list; undefined where nothing does, or the node is of another type. */
export function childOf(node: Located | undefined, segment: Segment): Located | undefined {
  if (node?.type === 'map') return entryOf(node, String(segment))?.value;
  return node?.type === 'list' && typeof segment === 'number' ? node.items[segment] : undefined;
}

/** What stands at a path below a node; undefined where nothing does. */
export function find(node: Located | undefined, path: Path): Located | undefined {
  return path.reduce<Located | undefined>(childOf, node);
}

/** The text at a path below a node; empty where there is none, or what stands there is no text. */
export function textAt(node: Located | undefined, path: Path): string {
  const found = find(node, path);
  return found?.type === 'scalar' && typeof found.value === 'string' ? found.value : '';
}

/**
 * Reads a path as the API server writes it: `spec.template.spec.containers[0].image`, with keys that hold dots in brackets:
 * `metadata.labels[app.kubernetes.io/name]`. A number in brackets is an index. What isn't such a path reads as the nearest thing to one.
 */
export function parsePath(path: string): Path {
  return [...path.matchAll(/\[([^\]]*)\]?|([^.[]+)/g)].map(([, bracketed, name]) =>
    bracketed === undefined ? (name ?? '') : /^\d+$/.test(bracketed) ? Number(bracketed) : bracketed,
  );
}

/** Writes a path so that parsePath reads it again. */
export function printPath(path: Path): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === 'number' || /[.[\]]/.test(segment)) return `${text}[${segment}]`;
    return text === '' ? segment : `${text}.${segment}`;
  }, '');
}

/** Where a cursor is in a document. */
export interface Place {
  /** From the node that was asked down to the innermost one; ends with the key or the index that the cursor is on or in. */
  readonly path: Path;
  /** What stands at the path. */
  readonly node: Located;
  /** The key, where the node is the value of one. */
  readonly keySpan: Span | undefined;
  readonly on: 'key' | 'value';
}

/** The innermost key or value that an offset touches; undefined where it touches none. What aliases and merge keys bring in is not looked into. */
export function placeAt(node: Located, offset: number): Place | undefined {
  if (!touches(node.span, offset)) return undefined;
  let place: Place = { path: [], node, keySpan: undefined, on: 'value' };
  for (let inner: Place | undefined = place; inner !== undefined; inner = stepInto(place, offset)) place = inner;
  return place;
}

function stepInto({ path, node, on }: Place, offset: number): Place | undefined {
  if (node.alias !== undefined || on === 'key' || node.type === 'scalar') return undefined;
  if (node.type === 'list') {
    const index = node.items.findIndex(item => touches(item.span, offset));
    const item = node.items[index];
    return item === undefined ? undefined : { path: [...path, index], node: item, keySpan: undefined, on: 'value' };
  }
  for (const { key, keySpan, value, merged } of node.entries) {
    if (merged !== undefined) continue;
    if (touches(keySpan, offset)) return { path: [...path, key], node: value, keySpan, on: 'key' };
    if (touches(value.span, offset)) return { path: [...path, key], node: value, keySpan, on: 'value' };
  }
  return undefined;
}

function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
