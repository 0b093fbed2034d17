/** A line that begins an entry of a map or an item of a list. Columns count from 0. */
export interface EntryLine {
  readonly indent: number;
  /** Of the last dash; null where there is none. */
  readonly dash: number | null;
  /** Null for an item that is no map. */
  readonly key: { readonly at: number; readonly name: string } | null;
  /** Without blanks around it; empty where it stands on the lines below. */
  readonly value: string;
  readonly valueAt: number;
}

/** Reads a line as such; null for what is none, as a comment, what goes on from above, or what begins with a brace. */
export function entryLine(line: string): EntryLine | null {
  const indent = blanks(line, 0);
  let at = indent;
  let dash: number | null = null;
  while (line[at] === '-' && (at + 1 === line.length || isBlank(line[at + 1]))) {
    dash = at;
    at = blanks(line, at + 1);
  }
  const colon = keyEnd(line, at);
  if (colon === null) return dash === null ? null : { indent, dash, key: null, ...valueFrom(line, at) };
  return { indent, dash, key: { at, name: line.slice(at, colon).trim() }, ...valueFrom(line, colon + 1) };
}

function valueFrom(line: string, from: number): Pick<EntryLine, 'value' | 'valueAt'> {
  const valueAt = blanks(line, from);
  return { value: line.slice(valueAt).trimEnd(), valueAt };
}

/** Where the colon stands that ends a key; null where there is none. */
function keyEnd(line: string, from: number): number | null {
  const first = line[from];
  if (first === undefined || '#{[|>'.includes(first) || line.startsWith('---', from)) return null;
  const isQuoted = first === '"' || first === "'";
  let at = isQuoted ? line.indexOf(first, from + 1) + 1 : from;
  if (isQuoted) {
    at = at === 0 ? line.length : blanks(line, at);
    return line[at] === ':' ? at : null;
  }
  for (; at < line.length; at += 1) {
    if (line[at] === '#' && isBlank(line[at - 1])) return null;
    if (line[at] === ':' && (at + 1 >= line.length || isBlank(line[at + 1]))) return at;
  }
  return null;
}

function blanks(line: string, from: number): number {
  let at = from;
  while (at < line.length && isBlank(line[at])) at += 1;
  return at;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r';
}
