import { isBlank, isBlankOrBreakOrEnd, isBreak } from './characters';
import type { Cursor } from './cursor';
import { foldOf } from './plainScalar';

const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
const digits: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** Reads a scalar in quotes; the cursor is on the first one (yaml_parser_scan_flow_scalar). Null with a fault. */
export function scanQuotedScalar(cursor: Cursor, single: boolean): string | null {
  const start = cursor.at;
  const quote = single ? 0x27 : 0x22;
  let value = '';
  cursor.at++;
  for (;;) {
    if (cursor.isAtDocumentMark()) return cursor.fail('found unexpected document indicator', start);
    if (cursor.at >= cursor.text.length) return cursor.fail('found unexpected end of stream', start);
    const word = single ? scanSingle(cursor) : scanDouble(cursor, start);
    if (word === null) return null;
    value += word.value;
    if (cursor.code() === quote) break;
    value += scanGap(cursor, word.escapedBreak);
  }
  cursor.at++;
  return value;
}

interface Word {
  readonly value: string;
  /** Whether it ends with a backslash at the end of a line. */
  readonly escapedBreak: boolean;
}

function scanSingle(cursor: Cursor): Word {
  const { text } = cursor;
  let value = '';
  let from = cursor.at;
  for (; !isBlankOrBreakOrEnd(cursor.code()); cursor.at++) {
    if (cursor.code() !== 0x27) continue;
    if (cursor.code(1) !== 0x27) break;
    value += text.slice(from, ++cursor.at);
    from = cursor.at + 1;
  }
  return { value: value + text.slice(from, cursor.at), escapedBreak: false };
}

function scanDouble(cursor: Cursor, start: number): Word | null {
  const { text } = cursor;
  let value = '';
  let from = cursor.at;
  while (!isBlankOrBreakOrEnd(cursor.code()) && cursor.code() !== 0x22) {
    if (cursor.code() !== 0x5c) {
      cursor.at++;
      continue;
    }
    value += text.slice(from, cursor.at);
    if (isBreak(cursor.code(1))) {
      cursor.at++;
      cursor.takeBreak();
      return { value, escapedBreak: true };
    }
    const escaped = scanEscape(cursor, start);
    if (escaped === null) return null;
    value += escaped;
    from = cursor.at;
  }
  return { value: value + text.slice(from, cursor.at), escapedBreak: false };
}

function scanEscape(cursor: Cursor, start: number): string | null {
  const letter = cursor.text.charAt(cursor.at + 1);
  const known = escapes.get(letter);
  const length = digits.get(letter) ?? 0;
  if (known === undefined && length === 0) return cursor.fail('found unknown escape character', start);
  cursor.at += 2;
  if (known !== undefined) return known;
  const hex = cursor.text.slice(cursor.at, cursor.at + length);
  if (hex.length < length || !/^[0-9a-fA-F]+$/.test(hex)) return cursor.fail('did not find expected hexdecimal number', start);
  const code = parseInt(hex, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return cursor.fail('found invalid Unicode character escape code', start);
  cursor.at += length;
  return String.fromCodePoint(code);
}

/** What blanks and line breaks come to within quotes: blanks as they are, a line break and all blanks around it as one blank. */
function scanGap(cursor: Cursor, escapedBreak: boolean): string {
  const start = cursor.at;
  let first: string | undefined;
  let more = '';
  for (let code = cursor.code(); isBlank(code) || isBreak(code); code = cursor.code()) {
    if (isBlank(code)) cursor.at++;
    else if (first === undefined && !escapedBreak) first = cursor.takeBreak();
    else more += cursor.takeBreak();
  }
  if (escapedBreak) return more;
  return first === undefined ? cursor.text.slice(start, cursor.at) : foldOf(first, more);
}
