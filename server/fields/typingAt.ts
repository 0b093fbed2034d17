import type { Path } from '../yaml/find';
import type { Span } from '../yaml/located';

/** What is being typed at an offset of a block of YAML: a key of the object at `parent`, or the value of one of its keys. */
export interface Typing {
  /** Such as `spec`, `template`, `spec`, `containers`, 0; empty for the object itself. */
  readonly parent: Path;
  /** The key whose value is being typed; undefined while a key is. */
  readonly key: string | undefined;
  /** What has been typed of it so far; of a value all of it. */
  readonly span: Span;
  /** The other keys of the object. */
  readonly siblings: ReadonlySet<string>;
  /** Whether a blank is still to be typed: the value begins right behind its colon. */
  readonly needsBlank: boolean;
  /** Whether the value stands in quotes, which stay: it is a text then. */
  readonly quoted: boolean;
  /** How many columns right of its line's first character the key begins, as behind the `- ` of an item. */
  readonly inset: number;
  /** Whether it stands in braces, where nothing can be written in lines of its own. */
  readonly inBraces: boolean;
}

interface Line {
  /** Where the `- ` of an item stands; -1 where none does. */
  readonly dash: number;
  /** Where the key stands, behind the `- ` of an item. */
  readonly column: number;
  readonly key: string | undefined;
  /** Whether nothing follows the key, so that what is indented below it belongs to it. */
  readonly opens: boolean;
}

const keyTyped = /^( *)((?:- +)?)([\w./-]*)$/;
const valueTyped = /^( *)((?:- +)?)["']?([\w./-]+)["']?:([ \t]*)(["']?)([^\s"'#{}[\],]*)$/;

/**
 * Reads the lines around the offset by their indentation, so that a block that is too broken to be parsed is understood as well. `column` is where
 * the object's own keys begin. Undefined where neither a key nor a value is being typed.
 */
export function typingAt(text: string, offset: number, column: number): Typing | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const typed = text.slice(lineStart, offset);
  const value = valueTyped.exec(typed);
  const found = value ?? keyTyped.exec(typed);
  if (found === null) return undefined;
  const [, blanks = '', dash = '', name = '', gap = '', quote = '', begun = ''] = found;
  const word = value === null ? name : begun;
  const needsBlank = value !== null && gap === '';
  if (needsBlank && (word !== '' || quote !== '')) return undefined;
  const own = { dash: dash === '' ? -1 : blanks.length, column: blanks.length + dash.length };
  const around = enclosing(text.slice(0, lineStart).split('\n').slice(0, -1), own, column);
  if (around === undefined) return undefined;
  const rest = value === null ? '' : (/^[\w%.-]*/.exec(text.slice(offset, offset + 100))?.[0] ?? '');
  return {
    parent: around.path,
    key: value === null ? undefined : name,
    span: { start: offset - word.length, end: offset + rest.length },
    siblings: new Set([...around.siblings, ...keysBelow(text.slice(offset).split('\n').slice(1), own.column)]),
    needsBlank,
    quoted: quote !== '',
    inset: dash.length,
    inBraces: false,
  };
}

/**
 * What the lines above open, each indented less than what is below it, and the keys above that stand beside `own`; undefined where a line opens
 * nothing. While the lines are walked upwards, `inside` is where the keys of the object stand, or the dashes of the list, whose `items` are counted.
 */
function enclosing(
  lines: readonly string[],
  own: Pick<Line, 'dash' | 'column'>,
  column: number,
): { readonly path: Path; readonly siblings: readonly string[] } | undefined {
  const path: (string | number)[] = [];
  const siblings: string[] = [];
  let [inside, items] = within(own, column);
  for (const text of [...lines].reverse()) {
    const line = lineOf(text);
    if (line === undefined) continue;
    if (items !== undefined && line.dash === inside) items++;
    else if (items === undefined && line.column === inside) {
      if (path.length === 0 && line.key !== undefined) siblings.push(line.key);
      if (line.dash !== -1 && inside === column) break;
      if (line.dash !== -1) [inside, items] = within(line, column);
    } else if (line.column < inside || (items !== undefined && line.column === inside)) {
      if (items === undefined && inside === column) break;
      if (!line.opens || line.key === undefined) return undefined;
      path.unshift(...(items === undefined ? [line.key] : [line.key, items]));
      [inside, items] = within(line, column);
    }
  }
  return items === undefined && inside === column ? { path, siblings } : undefined;
}

/** The keys below that stand beside one in the column. */
function keysBelow(lines: readonly string[], column: number): readonly string[] {
  const keys: string[] = [];
  for (const text of lines) {
    const line = lineOf(text);
    if (line === undefined || line.column > column) continue;
    if (line.column < column || line.dash !== -1) break;
    if (line.key !== undefined) keys.push(line.key);
  }
  return keys;
}

/** Where the keys beside a line's stand; behind a dash, where the items of the list do, and that it is the first that was met. */
function within({ dash, column }: Pick<Line, 'dash' | 'column'>, ofObject: number): readonly [inside: number, items: number | undefined] {
  return dash === -1 || column === ofObject ? [column, undefined] : [dash, 0];
}

/** Undefined for a line without anything but a comment. */
function lineOf(text: string): Line | undefined {
  const [head = '', blanks = '', dash = ''] = /^( *)((?:- +|-$)?)/.exec(text) ?? [];
  const rest = text.slice(head.length).trimEnd();
  if ((rest === '' && dash === '') || rest.startsWith('#')) return undefined;
  const [, key, value = ''] = /^["']?([\w./-]+)["']?:(?:\s(.*))?$/.exec(rest) ?? [];
  const column = blanks.length + (dash === '-' ? 2 : dash.length);
  return { dash: dash === '' ? -1 : blanks.length, column, key, opens: key !== undefined && /^(?:[&!#].*)?$/.test(value.trimStart()) };
}
