import { entryOf } from '../find';
import type { Located, LocatedEntry, LocatedMap } from '../located';
import { toJson } from '../toJson';
import type { TextChange } from '../edit';
import { type Node, writesSomething } from './change';
import { insertIntoBlock, removeFromBlock } from './block';
import { insertIntoFlow, removeFromFlow } from './flow';
import { type Style, writeBlockEntry, writeFlow, writeJson, writeScalar } from './writeValue';

export interface EditContext extends Style {
  readonly text: string;
}

/** A key with what is to be written at it. */
export type NewEntry = readonly [string, Node];

/** What a map would have to become. `emptied`: nothing of its own would be left, so that its parent is to remove it. */
type MapEdit = readonly TextChange[] | 'emptied' | undefined;

/** The changes that give a map other values; undefined where they can't be made. */
export function editMap(
  context: EditContext,
  map: LocatedMap,
  changes: ReadonlyMap<string | number, Node>,
): readonly TextChange[] | undefined {
  const edit = editEntries(context, map, changes);
  if (edit !== 'emptied') return edit;
  const [first] = map.entries;
  return first === undefined ? [] : [{ span: { start: first.keySpan.start, end: map.span.end }, newText: '{}' }];
}

function editEntries(context: EditContext, map: LocatedMap, changes: ReadonlyMap<string | number, Node>): MapEdit {
  const edits: TextChange[] = [];
  const inserted: NewEntry[] = [];
  const removed: LocatedEntry[] = [];
  for (const [segment, node] of changes) {
    const key = String(segment);
    const entry = entryOf(map, key);
    if (entry === undefined) {
      if (writesSomething(node)) inserted.push([key, node]);
    } else if (entry.merged !== undefined) {
      inserted.push([key, { kind: 'whole', value: changed(toJson(entry.value), node) }]);
    } else {
      const edit = editValue(context, map, entry, node);
      if (edit === undefined) return undefined;
      if (edit === 'emptied') removed.push(...map.entries.filter(other => other.key === key && other.merged === undefined));
      else edits.push(...edit);
    }
  }
  const kept = map.entries.filter(entry => !removed.includes(entry));
  if (kept.length === 0 && removed.length > 0 && inserted.length === 0) return map.flow ? removeFromFlow(context, map, removed) : 'emptied';
  const replaced = kept.length === 0 && !map.flow;
  const removals = replaced ? [] : map.flow ? removeFromFlow(context, map, removed) : removeFromBlock(context, map, removed);
  const insertion = map.flow ? insertIntoFlow(context, map, kept, inserted) : insertIntoBlock(context, map, kept, inserted);
  return insertion === undefined ? undefined : [...edits, ...removals, ...insertion];
}

/** What becomes of the value of an entry. `emptied`: the entry is to go. */
function editValue(context: EditContext, map: LocatedMap, entry: LocatedEntry, node: Node): MapEdit {
  const { value } = entry;
  if (node.kind !== 'below') {
    if (node.value === null) return 'emptied';
    const before = value.type === 'scalar' && value.alias === undefined ? value.source : '';
    if (node.kind === 'whole') return replaceValue(context, entry, writeJson(node.value, context));
    const newText = writeScalar(node.value, context, before);
    return changesType(value, node.value) ? replaceTagged(context, entry, newText) : replaceValue(context, entry, newText);
  }
  if (value.alias !== undefined) return replaceValue(context, entry, writeOut(context, value, node));
  if (value.type === 'list') return editItems(context, value.items, node.children);
  if (value.type === 'map') return editEntries(context, value, node.children);
  if (!writesSomething(node)) return [];
  if (map.flow || value.source !== '') return replaceValue(context, entry, writeFlow(node, context));
  const column = entry.keySpan.start - (context.text.lastIndexOf('\n', entry.keySpan.start - 1) + 1);
  const [, ...lines] = writeBlockEntry(entry.key, node, column, context).split(context.eol);
  const at = lineEnd(context.text, entry.keySpan.end);
  return [{ span: { start: at, end: at }, newText: lines.map(line => context.eol + line).join('') }];
}

/** The items of a list that have something to change; undefined where the list has no such item. */
function editItems(context: EditContext, items: readonly Located[], changes: ReadonlyMap<string | number, Node>): MapEdit {
  const edits: TextChange[] = [];
  for (const [index, node] of changes) {
    const item = typeof index === 'number' ? items[index] : undefined;
    if (item === undefined || item.alias !== undefined) return undefined;
    if (node.kind !== 'below') {
      if (node.kind !== 'value' || item.type !== 'scalar' || node.value === null || item.source === '') return undefined;
      edits.push({ span: item.span, newText: writeScalar(node.value, context, item.source) });
    } else {
      const edit = item.type === 'map' ? editMap(context, item, node.children) : undefined;
      if (edit === undefined) return undefined;
      edits.push(...edit);
    }
  }
  return edits;
}

/** Another text in the place of a value, or behind the colon where there is none yet. */
function replaceValue({ text, eol }: EditContext, { keySpan, value }: LocatedEntry, newText: string): readonly TextChange[] | undefined {
  if (value.type !== 'scalar' && value.alias === undefined && !value.flow) {
    // A block on lines of its own: the value goes behind the colon, the lines go.
    const colon = text.indexOf(':', keySpan.end);
    if (/[^\s:]/.test(text.slice(keySpan.end, value.span.start))) return undefined;
    return [{ span: { start: colon + 1, end: value.span.end }, newText: ` ${newText}` }];
  }
  const source = text.slice(value.span.start, value.span.end);
  if (source !== '') return [{ span: value.span, newText: /^[|>]/.test(source) && source.endsWith('\n') ? newText + eol : newText }];
  const colon = /^\s*:/.exec(text.slice(keySpan.end));
  if (colon === null) return [{ span: { start: keySpan.end, end: keySpan.end }, newText: `: ${newText}` }];
  const behind = keySpan.end + colon[0].length;
  const bare = /^[ \t]*(?:[\r\n#,}]|$)/.test(text.slice(behind));
  const at = bare ? behind : value.span.start;
  return [{ span: { start: at, end: at }, newText: ` ${newText}` }];
}

function changesType(value: Located, to: unknown): boolean {
  return value.type === 'scalar' && value.alias === undefined && value.source !== '' && typeof value.value !== typeof to;
}

/** A value of another type, for which a tag such as `!!int` would be wrong: it goes, an anchor stays. */
function replaceTagged(context: EditContext, entry: LocatedEntry, newText: string): readonly TextChange[] | undefined {
  const { start, end } = entry.value.span;
  const [tag = '', anchor = ''] = /(?<!\S)!\S*[ \t]+((?:&\S+[ \t]+)?)$/.exec(context.text.slice(entry.keySpan.end, start)) ?? [];
  if (tag === '') return replaceValue(context, entry, newText);
  return [{ span: { start: start - tag.length, end }, newText: anchor + newText }];
}

/** The value of an alias written out in one line, with the changes made. */
function writeOut(context: EditContext, value: Located, node: Node): string {
  return writeJson(changed(toJson(value), node), context);
}

type Json = ReturnType<typeof toJson>;

function changed(json: Json, node: Node): Json {
  if (node.kind !== 'below') return node.value;
  const own = typeof json === 'object' && json !== null ? json : {};
  if (Array.isArray(own)) {
    return (own as readonly Json[]).map((item, index) => {
      const below = node.children.get(index);
      return below === undefined ? item : changed(item, below);
    });
  }
  const entries = new Map(Object.entries(own as Readonly<Record<string, Json>>));
  for (const [segment, child] of node.children) {
    const key = String(segment);
    if (child.kind !== 'below' && child.value === null) entries.delete(key);
    else if (entries.has(key) || writesSomething(child)) entries.set(key, changed(entries.get(key) ?? null, child));
  }
  return Object.fromEntries(entries);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end === -1) return text.length;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}
