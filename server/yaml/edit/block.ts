import type { TextChange } from '../edit';
import type { Located, LocatedEntry, LocatedMap } from '../located';
import type { EditContext, NewEntry } from './editMap';
import { writeBlockEntry } from './writeValue';

/**
 * New entries of a block map: on lines of their own behind the last plain value (or merge key), else before everything else. Undefined where the
 * map is written in a way that leaves no place for them, as with `?` keys.
 */
export function insertIntoBlock(
  context: EditContext,
  map: LocatedMap,
  kept: readonly LocatedEntry[],
  inserted: readonly NewEntry[],
): readonly TextChange[] | undefined {
  if (inserted.length === 0) return [];
  const { text, eol } = context;
  const [first] = map.entries;
  if (first === undefined) return undefined;
  const column = first.keySpan.start - lineStart(text, first.keySpan.start);
  if (!/^[ ]*(?:- +)*$/.test(text.slice(lineStart(text, first.keySpan.start), first.keySpan.start))) return undefined;
  const last = map.entries.at(-1);
  const lines = inserted.map(([key, node]) => writeBlockEntry(key, node, column, context));
  const indent = ' '.repeat(column);
  if (kept.length === 0 && last !== undefined) {
    return [{ span: { start: first.keySpan.start, end: ownEnd(last) }, newText: lines.join(eol + indent) }];
  }
  const anchor = [...kept].reverse().find(entry => entry.merged !== undefined || isPlain(entry.value));
  if (anchor === undefined) return [insertBefore(text, kept[0] ?? first, lines, eol, indent)];
  const end = Math.max(anchor.keySpan.end, anchor.value.span.end);
  const at = text.charAt(end - 1) === '\n' ? end : lineEnd(text, end);
  if (at === end && at > 0 && text.charAt(at - 1) === '\n') {
    return [{ span: emptyAt(at), newText: lines.map(line => `${indent}${line}${eol}`).join('') }];
  }
  return [{ span: emptyAt(at), newText: lines.map(line => `${eol}${indent}${line}`).join('') }];
}

/** Above the entry and the comments that belong to it; behind a dash there is nothing above. */
function insertBefore(text: string, { keySpan }: LocatedEntry, lines: readonly string[], eol: string, indent: string): TextChange {
  let at = lineStart(text, keySpan.start);
  if (text.slice(at, keySpan.start).trim() !== '') {
    return { span: emptyAt(keySpan.start), newText: lines.map(line => `${line}${eol}${indent}`).join('') };
  }
  for (let above = lineStart(text, at - 1); at > 0 && text.slice(above, at).trimStart().startsWith('#'); above = lineStart(text, at - 1))
    at = above;
  return { span: emptyAt(at), newText: lines.map(line => `${indent}${line}${eol}`).join('') };
}

/** Takes entries out of a block map, with their lines; comments on lines of their own stay. */
export function removeFromBlock({ text }: EditContext, map: LocatedMap, removed: readonly LocatedEntry[]): readonly TextChange[] {
  return removed.map(entry => {
    const from = lineStart(text, entry.keySpan.start);
    const end = nextLine(text, ownEnd(entry));
    if (text.slice(from, entry.keySpan.start).trim() === '') return { span: { start: from, end }, newText: '' };
    // Behind a dash: the next entry (or a comment) comes into its place.
    const blank = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
    return { span: { start: entry.keySpan.start, end: Math.min(end + blank, Math.max(end, map.span.end)) }, newText: '' };
  });
}

/** Where an entry ends; what aliases and merge keys bring in ends where they stand. */
function ownEnd({ keySpan, value }: LocatedEntry): number {
  const end = Math.max(keySpan.end, value.span.end);
  return value.type === 'scalar' && /^[|>]/.test(value.source) ? end - 1 : end;
}

/** On one line, or at least no map or list. */
function isPlain(value: Located): boolean {
  return value.type === 'scalar';
}

function emptyAt(at: number): TextChange['span'] {
  return { start: at, end: at };
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Before the line's end, whichever it is. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end === -1) return text.length;
  return end > at && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}
