import type { TextChange } from '../edit';
import type { LocatedEntry, LocatedMap } from '../located';
import type { EditContext, NewEntry } from './editMap';
import { writeFlowEntry } from './writeValue';

/** New entries of a map in braces: behind the last plain value, else before everything else; on lines of their own where the others are. */
export function insertIntoFlow(
  context: EditContext,
  map: LocatedMap,
  kept: readonly LocatedEntry[],
  inserted: readonly NewEntry[],
): readonly TextChange[] {
  if (inserted.length === 0) return [];
  const entries = inserted.map(([key, node]) => writeFlowEntry(key, node, context));
  const [first] = map.entries;
  const [firstKept] = kept;
  if (firstKept === undefined || first === undefined) {
    const start = first?.keySpan.start ?? map.span.start + 1;
    return [{ span: { start, end: start }, newText: entries.join(', ') }];
  }
  const separator = `,${gapBefore(context, firstKept)}`;
  const anchor = [...kept].reverse().find(entry => entry.merged !== undefined || entry.value.type === 'scalar');
  if (anchor === undefined) {
    const { start } = firstKept.keySpan;
    return [{ span: { start, end: start }, newText: entries.map(entry => entry + separator).join('') }];
  }
  const start = Math.max(anchor.keySpan.end, anchor.value.span.end);
  return [{ span: { start, end: start }, newText: entries.map(entry => separator + entry).join('') }];
}

/** Takes entries out of a map in braces, with one comma each. */
export function removeFromFlow({ text }: EditContext, map: LocatedMap, removed: readonly LocatedEntry[]): readonly TextChange[] {
  const changes: TextChange[] = [];
  const own = map.entries.filter(entry => entry.merged === undefined);
  let previous: LocatedEntry | undefined;
  for (let at = 0; at < own.length; at++) {
    const entry = own[at];
    if (entry === undefined || !removed.includes(entry)) {
      previous = entry;
      continue;
    }
    let last = at;
    for (let next = own[last + 1]; next !== undefined && removed.includes(next); next = own[last + 1]) last++;
    const next = own[last + 1];
    const end = endOf(own[last] ?? entry);
    if (next !== undefined) changes.push({ span: { start: entry.keySpan.start, end: next.keySpan.start }, newText: '' });
    else if (previous !== undefined) changes.push({ span: { start: endOf(previous), end }, newText: '' });
    else changes.push({ span: { start: entry.keySpan.start, end: end + (/^\s*,/.exec(text.slice(end))?.[0].length ?? 0) }, newText: '' });
    at = last;
  }
  return changes;
}

function endOf({ keySpan, value }: LocatedEntry): number {
  return Math.max(keySpan.end, value.span.end);
}

/** What separates the entries: a blank, or a line's end and the indentation of the first entry, where that begins a line. */
function gapBefore({ text, eol }: EditContext, entry: LocatedEntry): string {
  const start = text.lastIndexOf('\n', entry.keySpan.start - 1) + 1;
  const before = text.slice(start, entry.keySpan.start);
  return start > 0 && before.trim() === '' ? eol + before : ' ';
}
