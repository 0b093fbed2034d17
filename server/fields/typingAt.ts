import type { Span } from '../yaml/located';

/** What is being typed at an offset of a block of YAML: a key of the object at `parent`, or the value of one of its keys. */
export interface Typing {
  /** Such as `spec.strategy.rollingUpdate`; empty for the object itself. */
  readonly parent: string;
  /** The key whose value is being typed; undefined while a key is. */
  readonly key: string | undefined;
  /** What has been typed of it so far; of a value all of it. */
  readonly span: Span;
}

const keyLine = /^( *)((?:- +)*)([\w.-]*)$/;
const valueLine = /^( *)((?:- +)*)["']?([\w.-]+)["']?:[ \t]+(["']?[^\s"'#{}[\],]*)$/;
const parentLine = /^( *)((?:- +)*)["']?([\w./-]+)["']?:(?:[ \t]+(?:[&!#].*)?)?\r?$/;

/**
 * Reads the lines above the offset by their indentation, so that a block that is too broken to be parsed is understood as well. `column` is where
 * the object's own keys begin. Undefined where neither a key nor a value is being typed.
 */
export function typingAt(text: string, offset: number, column: number): Typing | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const typed = text.slice(lineStart, offset);
  const value = valueLine.exec(typed);
  const found = value ?? keyLine.exec(typed);
  if (found === null) return undefined;
  const own = (found[1] ?? '').length + (found[2] ?? '').length;
  const parent = parentOf(text.slice(0, lineStart).split('\n'), own, column);
  if (parent === undefined) return undefined;
  const word = (value === null ? found[3] : value[4]) ?? '';
  const rest = value === null ? '' : (/^[\w%.-]*/.exec(text.slice(offset, offset + 100))?.[0] ?? '');
  return { parent, key: value?.[3], span: { start: offset - word.length, end: offset + rest.length } };
}

/** The path of the keys that the lines open, of which each is indented less than the one below it; undefined where a line opens none. */
function parentOf(lines: readonly string[], indent: number, column: number): string | undefined {
  const path: string[] = [];
  let inside = indent;
  for (let at = lines.length - 2; at >= 0 && inside > column; at--) {
    const line = lines[at] ?? '';
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    const own = line.search(/[^ ]/) + (/^ *((?:- +)*)/.exec(line)?.[1] ?? '').length;
    if (own >= inside) continue;
    const opened = parentLine.exec(line);
    if (opened === null) return undefined;
    path.unshift(opened[3] ?? '');
    inside = own;
  }
  return inside > column ? undefined : path.join('.');
}
