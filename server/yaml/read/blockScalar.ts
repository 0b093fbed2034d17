import { isBlank, isBreak, isDigit } from './characters';
import type { Cursor } from './cursor';

interface Header {
  /** How far the text is indented beyond its parent; 0 where its first line says it. */
  readonly increment: number;
  readonly chomping: '' | '+' | '-';
}

interface BlockScalar {
  readonly value: string;
  /** Behind its last line. */
  readonly end: number;
}

/** Reads a scalar that `|` or `>` begins, where the cursor is; `parent` is the indentation around it (yaml_parser_scan_block_scalar). Null with a fault. */
export function scanBlockScalar(cursor: Cursor, parent: number): BlockScalar | null {
  const start = cursor.at;
  const literal = cursor.code() === 0x7c;
  const header = scanHeader(cursor, start);
  if (header === null) return null;
  const lines = new Breaks(cursor, start, parent, header.increment === 0 ? 0 : Math.max(parent, 0) + header.increment);
  let value = '';
  let leading = '';
  let trailing = lines.scan();
  let leadingBlank = false;
  let end = cursor.at;
  while (trailing !== null && cursor.column === lines.indent && cursor.at < cursor.text.length) {
    const blank = isBlank(cursor.code());
    if (!literal && !leadingBlank && !blank && leading === '\n') value += trailing === '' ? ' ' : '';
    else value += leading;
    value += trailing;
    leadingBlank = blank;
    const from = cursor.at;
    cursor.skipLine();
    value += cursor.text.slice(from, cursor.at);
    leading = isBreak(cursor.code()) ? cursor.takeBreak() : '';
    end = cursor.at;
    trailing = lines.scan();
  }
  if (trailing === null) return null;
  if (header.chomping !== '-') value += leading;
  if (header.chomping === '+') {
    value += trailing;
    end = cursor.lineStart;
  }
  return { value, end };
}

function scanHeader(cursor: Cursor, start: number): Header | null {
  cursor.at++;
  let chomping = scanChomping(cursor);
  let increment = 0;
  if (isDigit(cursor.code())) {
    if (cursor.code() === 0x30) return cursor.fail('found an indentation indicator equal to 0', start);
    increment = cursor.code() - 0x30;
    cursor.at++;
    if (chomping === '') chomping = scanChomping(cursor);
  }
  while (isBlank(cursor.code())) cursor.at++;
  if (cursor.code() === 0x23) cursor.skipLine();
  if (cursor.at < cursor.text.length && !isBreak(cursor.code())) return cursor.fail('did not find expected comment or line break', start);
  if (isBreak(cursor.code())) cursor.takeBreak();
  return { increment, chomping };
}

function scanChomping(cursor: Cursor): Header['chomping'] {
  const sign = cursor.text.charAt(cursor.at);
  if (sign !== '+' && sign !== '-') return '';
  cursor.at++;
  return sign;
}

/** The indentation and the empty lines between the lines of a block scalar. */
class Breaks {
  constructor(
    readonly cursor: Cursor,
    readonly start: number,
    readonly parent: number,
    /** 0 until the first line has said it. */
    public indent: number,
  ) {}

  /** Answers the line breaks, moved past; null with a fault. */
  scan(): string | null {
    const { cursor } = this;
    let breaks = '';
    let deepest = 0;
    for (;;) {
      while ((this.indent === 0 || cursor.column < this.indent) && cursor.code() === 0x20) cursor.at++;
      deepest = Math.max(deepest, cursor.column);
      if ((this.indent === 0 || cursor.column < this.indent) && cursor.code() === 0x09) {
        return cursor.fail('found a tab character where an indentation space is expected', this.start);
      }
      if (!isBreak(cursor.code())) break;
      breaks += cursor.takeBreak();
    }
    if (this.indent === 0) this.indent = Math.max(deepest, this.parent + 1, 1);
    return breaks;
  }
}
