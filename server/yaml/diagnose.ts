import { unclosed } from './brackets';
import type { Span } from './located';
import type { Fault } from './read/fault';

/** What is wrong with a text, as a person sees it. */
export interface Diagnosis {
  readonly kind: FaultKind;
  /** Where a person looks: the cause, if it can be told, else where reading ended. */
  readonly span: Span;
  /** What stands there, or is missing, where the kind wants it named. */
  readonly word: string;
}

export type FaultKind =
  | 'tooLarge'
  | 'tooDeep'
  | 'separator'
  | 'conflict'
  | 'control'
  | 'directive'
  | 'tab'
  | 'noSpace'
  | 'noBreakSpace'
  | 'colonInValue'
  | 'indentation'
  | 'noColon'
  | 'startCharacter'
  | 'quote'
  | 'bracket'
  | 'comma'
  | 'escape'
  | 'unexpected'
  | 'listInValue'
  | 'blockHeader'
  | 'unknownAnchor'
  | 'anchorInItself'
  | 'aliases'
  | 'mapKey'
  | 'merge'
  | 'tag'
  | 'number'
  | 'json';

/** Finds the cause of a fault: where go-yaml stops is often a line too late. */
export function diagnose(fault: Fault, text: string): Diagnosis {
  const lines = new Lines(text, fault);
  const own = byKind(fault, lines);
  if (fault.by === 'limit' || fault.by === 'stream') return own;
  return conflictAt(lines) ?? own;
}

/** The text by lines, with the one where reading stopped and the one before it that isn't empty. */
class Lines {
  readonly at: number;

  constructor(
    readonly text: string,
    { at }: Fault,
  ) {
    this.at = Math.min(at, text.length);
  }

  /** The line that a place is on, without its line break. */
  around(at: number): Span {
    const before = this.text.slice(0, at);
    const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
    const length = this.text.slice(start).search(/[\r\n]|$/);
    return { start, end: start + length };
  }

  /** The last line above a place that has something on it but a comment; undefined where none has. */
  above(at: number): Span | undefined {
    let line = this.around(at);
    while (line.start > 0) {
      line = this.around(line.start - 1);
      if (!/^\s*(?:#.*)?$/.test(this.of(line))) return line;
    }
    return undefined;
  }

  of({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  /** The line without the blanks around what is on it. */
  trimmed(line: Span): Span {
    const own = this.of(line);
    const start = line.start + (own.length - own.trimStart().length);
    return { start, end: Math.max(start, line.start + own.trimEnd().length) };
  }
}

function byKind(fault: Fault, lines: Lines): Diagnosis {
  const { text, at } = lines;
  const lastSign = Math.max(0, text.trimEnd().length - 1);
  const sign = (kind: FaultKind, place = at, length = 1): Diagnosis => {
    // Behind the text there is nothing to point at.
    const start = Math.min(place, lastSign);
    const span = { start, end: Math.min(start + length, text.length) };
    return { kind, span, word: text.slice(span.start, span.end) };
  };
  const line = (kind: FaultKind, place: number): Diagnosis => {
    const span = lines.trimmed(lines.around(place));
    return { kind, span, word: lines.of(span) };
  };
  if (fault.by === 'limit') return fault.problem === 'too deep' ? sign('tooDeep') : line('tooLarge', at);
  if (fault.by === 'stream') return line('separator', at);
  if (fault.by === 'json') return sign(/after (?:object key:value pair|array element)$/.test(fault.problem) ? 'comma' : 'json');
  const cause = causes.find(([problem]) => fault.problem.startsWith(problem))?.[1];
  switch (cause) {
    case undefined:
      return text.charAt(fault.from) === '%' ? line('directive', fault.from) : sign('unexpected');
    case 'directive':
      return line('directive', Math.max(0, text.search(/^%/m)));
    case 'character':
      return text.charAt(at) === '\t' ? sign('tab', at, /^\t+/.exec(text.slice(at))?.[0].length) : sign('startCharacter');
    case 'value':
      return valueFault(lines);
    case 'colon':
      return spaceFault(lines, lines.around(fault.from)) ?? line('noColon', fault.from);
    case 'key':
      return keyFault(lines);
    case 'bracket':
      return unclosed(text.slice(fault.from)) === '' ? sign('comma') : sign('bracket', fault.from);
    case 'content':
      return /[[{]/.test(text.charAt(fault.from)) && at > lastSign ? sign('bracket', fault.from) : sign('unexpected');
    case 'quote':
      return { ...line('quote', fault.from), span: { start: fault.from, end: lines.trimmed(lines.around(fault.from)).end } };
    case 'control':
      return sign('control');
    case 'escape':
      return sign('escape', text.lastIndexOf('\\', at), 2);
    case 'anchor':
      return sign('unknownAnchor', at, /^\*[\w-]*/.exec(text.slice(at))?.[0].length);
    case 'mapKey':
    case 'merge':
    case 'tag':
    case 'number':
      return sign(cause, at, /^[^\s,\]}]+/.exec(text.slice(at))?.[0].length);
    case 'anchorInItself':
    case 'aliases':
      return sign(cause, at, /^\*[\w-]*/.exec(text.slice(at))?.[0].length);
    default:
      return line(cause, at);
  }
}

/** What go-yaml says, and what that is about; those with a rule of their own have a name of their own. */
const causes = [
  ['found character that cannot start any token', 'character'],
  ['found a tab character', 'tab'],
  ['control characters are not allowed', 'control'],
  ['mapping values are not allowed in this context', 'value'],
  ["could not find expected ':'", 'colon'],
  ['did not find expected key', 'key'],
  ["did not find expected '-' indicator", 'key'],
  ["did not find expected ',' or", 'bracket'],
  ['did not find expected node content', 'content'],
  ['found unexpected end of stream', 'quote'],
  ['found unexpected document indicator', 'quote'],
  ['found unknown escape character', 'escape'],
  ['did not find expected hexdecimal number', 'escape'],
  ['found invalid Unicode character escape code', 'escape'],
  ['did not find expected <document start>', 'directive'],
  ['block sequence entries are not allowed', 'listInValue'],
  ['found an indentation indicator equal to 0', 'blockHeader'],
  ['unknown anchor', 'anchor'],
  ['anchor ', 'anchorInItself'],
  ['document contains excessive aliasing', 'aliases'],
  ['invalid map key', 'mapKey'],
  ['unsupported map key', 'mapKey'],
  ['map merge requires', 'merge'],
  ['cannot decode', 'tag'],
  ['!!binary', 'tag'],
  ['json: unsupported value', 'number'],
] as const;

/** A `:` where no key can be: a value with a `: ` in it, a line above without its blank, or one that is indented too far. */
function valueFault(lines: Lines): Diagnosis {
  const line = lines.around(lines.at);
  const above = lines.above(lines.at);
  const own = /^[ -]*[^\s"'#-][^"'#]*?:[ \t]+(?=\S)/.exec(lines.of({ start: line.start, end: lines.at }));
  if (own !== null) {
    const span = { start: line.start + own[0].length, end: lines.trimmed(line).end };
    return { kind: 'colonInValue', span, word: lines.of(span) };
  }
  const unspaced = above === undefined ? undefined : spaceFault(lines, above);
  if (unspaced !== undefined) return unspaced;
  const span = lines.trimmed(line);
  return { kind: 'indentation', span, word: lines.of(span) };
}

/** A colon with something other than a blank behind it: `replicas:4`, or a blank that only looks like one. */
function spaceFault(lines: Lines, line: Span): Diagnosis | undefined {
  const found = /^([ ]*(?:- +)*)([\w./-]+:)([^\s/]|[\xa0\u2000-\u200b\u202f\u3000\ufeff])(.*)$/.exec(lines.of(line));
  if (found === null) return undefined;
  const [, indent = '', key = '', next = '', rest = ''] = found;
  const isSpace = /[\s\u200b\ufeff]/.test(next);
  const start = line.start + indent.length;
  const end = start + key.length + (isSpace ? 1 : (next + rest).trimEnd().length);
  return { kind: isSpace ? 'noBreakSpace' : 'noSpace', span: { start, end }, word: isSpace ? key : lines.text.slice(start, end) };
}

/** Something in a block that is neither its next key nor its end. */
function keyFault(lines: Lines): Diagnosis {
  const span = lines.trimmed(lines.around(lines.at));
  if (span.start === lines.at) return { kind: 'indentation', span, word: lines.of(span) };
  const rest = { start: lines.at, end: Math.max(span.end, lines.at) };
  return { kind: 'unexpected', span: rest, word: lines.of(rest) };
}

/** The first mark of a merge that git left, if reading stopped at it or below. */
function conflictAt(lines: Lines): Diagnosis | undefined {
  const mark = /^(?:<{7}|={7}|>{7}|\|{7})(?= |\r?$).*$/m.exec(lines.text);
  if (mark === null || mark.index > lines.around(lines.at).end) return undefined;
  const span = lines.trimmed({ start: mark.index, end: mark.index + mark[0].length });
  return { kind: 'conflict', span, word: lines.of(span) };
}
