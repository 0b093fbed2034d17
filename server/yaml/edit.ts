import { type EditContext, editMap } from './edit/editMap';
import type { EditValue, Node } from './edit/change';
import { find, type Path } from './find';
import type { Located, LocatedMap, Span } from './located';
import { parseDocument, type ParsedDocument } from './parse';
import { splitDocuments } from './splitDocuments';
import { type JsonValue, toJson } from './toJson';

/** What a path of an object is to have: null takes the field away (and with it parents that it leaves empty). */
export interface ValueChange {
  readonly path: Path;
  readonly value: EditValue;
}

export interface TextChange {
  readonly span: Span;
  readonly newText: string;
}

/**
 * The smallest changes of a text that give an object of it other values, in the order of the text, none overlapping another. `object` is a map
 * with spans into `text`. Everything else stays byte for byte: comments, quotes, order, indentation, line endings, block and flow style.
 * Missing parents are made. A new field comes behind the last plain value of its map, or before everything else where there is none.
 *
 * An alias that stands for the value is replaced by the value; one that stands for a parent is written out, so that what else refers to the
 * anchor stays as it is; what a merge key brings in gets a field of its own. A value that bears an anchor changes wherever it is referred to.
 *
 * The result is read again before it is given: where it would not say exactly what was asked for (a list that has no such item, a text that
 * can't be read), the answer is empty.
 */
export function setValues(text: string, object: LocatedMap, changes: readonly ValueChange[]): readonly TextChange[] {
  const context: EditContext = { text, eol: /\r\n/.test(text) ? '\r\n' : '\n', json: isJson(text, object), step: indentStep(text, object) };
  const edits = editMap(context, object, changeTree(changes.filter(change => !isThere(object, change)))) ?? [];
  const ordered = [...edits].sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
  return says(applyChanges(text, ordered), text, object, changes) ? ordered : [];
}

/** The text with the changes made; they may not overlap. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of [...changes].sort((one, other) => one.span.start - other.span.start)) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

function isThere(object: LocatedMap, { path, value }: ValueChange): boolean {
  const node = find(object, path);
  return node?.type === 'scalar' && value !== null && node.value === value;
}

function changeTree(changes: readonly ValueChange[]): ReadonlyMap<string | number, Node> {
  const root = new Map<string | number, Node>();
  for (const { path, value } of changes) {
    let at = root;
    for (const segment of path.slice(0, -1)) {
      const below = at.get(segment);
      const next = below?.kind === 'below' ? (below.children as Map<string | number, Node>) : new Map<string | number, Node>();
      at.set(segment, { kind: 'below', children: next });
      at = next;
    }
    const last = path.at(-1);
    if (last !== undefined) at.set(last, { kind: 'value', value });
  }
  return root;
}

function isJson(text: string, object: LocatedMap): boolean {
  return object.flow && object.entries.every(({ keySpan }) => text.startsWith('"', keySpan.start));
}

/** How far a block map is indented below its parent, by the first one that is; 2 where none is. */
function indentStep(text: string, object: LocatedMap): number {
  for (const { keySpan, value, merged } of object.entries) {
    const first = value.type === 'map' && !value.flow && value.alias === undefined ? value.entries[0] : undefined;
    if (merged !== undefined || first === undefined || first.merged !== undefined) continue;
    const step = column(text, first.keySpan.start) - column(text, keySpan.start);
    if (step > 0) return step;
  }
  return 2;
}

function column(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Whether the object has the values in the new text, and everything else as it was. */
function says(newText: string, text: string, object: LocatedMap, changes: readonly ValueChange[]): boolean {
  const { root, errors } = documentAt(newText, object.span.start);
  const found = root === undefined ? undefined : mapAt(root, object.span.start);
  if (found === undefined || (errors.length > 0 && errors.length > documentAt(text, object.span.start).errors.length)) return false;
  const expected = changes.reduce<JsonValue>((value, change) => withValue(value, change.path, change.value), toJson(object));
  return sameJson(expected, toJson(found));
}

function documentAt(text: string, offset: number): ParsedDocument {
  const span = splitDocuments(text).find(({ start, end }) => start <= offset && offset < end) ?? { start: 0, end: text.length };
  return parseDocument(text.slice(span.start, span.end), span.start);
}

function mapAt(node: Located, start: number): LocatedMap | undefined {
  if (node.type === 'map' && node.span.start === start) return node;
  if (node.type === 'scalar' || start < node.span.start || start > node.span.end) return undefined;
  for (const child of node.type === 'list' ? node.items : node.entries.map(entry => entry.value)) {
    const found = mapAt(child, start);
    if (found !== undefined) return found;
  }
  return undefined;
}

function withValue(json: JsonValue, [segment, ...rest]: Path, value: EditValue): JsonValue {
  if (segment === undefined) return value;
  if (Array.isArray(json)) {
    return (json as readonly JsonValue[]).map((item, index) => (index === segment ? withValue(item, rest, value) : item));
  }
  const own = typeof json === 'object' && json !== null ? (json as Readonly<Record<string, JsonValue>>) : {};
  const inner = withValue(Object.hasOwn(own, segment) ? (own[segment] ?? null) : null, rest, value);
  return { ...own, [segment]: inner };
}

/** Null, the absent and what holds nothing but such are the same. */
function sameJson(one: JsonValue, other: JsonValue): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return Object.is(one, other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [mine, theirs] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return [...new Set([...mine.keys(), ...theirs.keys()])].every(key => sameJson(mine.get(key) ?? null, theirs.get(key) ?? null));
}

function isNothing(json: JsonValue): boolean {
  if (json === null) return true;
  return typeof json === 'object' && !Array.isArray(json) && Object.values(json as Readonly<Record<string, JsonValue>>).every(isNothing);
}
