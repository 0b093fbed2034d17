import { isBlank, isBlankOrBreakOrEnd, isBreak } from './characters';
import type { Cursor } from './cursor';

/** Where a scalar stands: how far its further lines are indented at least, and whether brackets are around it. */
export interface Surroundings {
  readonly indent: number;
  readonly inFlow: boolean;
}

export interface PlainScalar {
  readonly value: string;
  readonly end: number;
  /** Whether it was left at a line break: a key may follow. */
  readonly endsLine: boolean;
}

/** Reads a scalar without quotes (yaml_parser_scan_plain_scalar). Null with a fault. */
export function scanPlainScalar(cursor: Cursor, { indent, inFlow }: Surroundings): PlainScalar | null {
  const { text } = cursor;
  const start = cursor.at;
  let value = '';
  /** What is between the last word and this place, once lines are joined; undefined on one line. */
  let fold: string | undefined;
  let from = cursor.at;
  let end = cursor.at;
  for (;;) {
    if (cursor.isAtDocumentMark() || cursor.code() === 0x23) break;
    const word = wordEnd(text, cursor.at, inFlow);
    if (word > cursor.at) {
      if (fold !== undefined) {
        value += text.slice(from, end) + fold;
        from = cursor.at;
        fold = undefined;
      }
      end = word;
      cursor.at = word;
    }
    if (!isBlank(cursor.code()) && !isBreak(cursor.code())) break;
    const joined = scanGap(cursor, indent);
    if (joined === null) return cursor.fail('found a tab character that violates indentation', start);
    fold = joined.fold ?? fold;
    if (!inFlow && cursor.column < indent) break;
  }
  return { value: value + text.slice(from, end), end, endsLine: fold !== undefined };
}

/** The end of the characters without a blank: `: ` ends a plain scalar, in brackets these do too. */
function wordEnd(text: string, from: number, inFlow: boolean): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isBlankOrBreakOrEnd(code)) break;
    if (code === 0x3a && (at + 1 >= text.length || isBlankOrBreakOrEnd(text.charCodeAt(at + 1)))) break;
    if (inFlow && (code === 0x2c || code === 0x3f || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d)) break;
  }
  return at;
}

/** Blanks and line breaks. Null where a tab indents. */
function scanGap(cursor: Cursor, indent: number): { readonly fold: string | undefined } | null {
  let first: string | undefined;
  let more = '';
  for (let code = cursor.code(); isBlank(code) || isBreak(code); code = cursor.code()) {
    if (isBlank(code)) {
      if (first !== undefined && code === 0x09 && cursor.column < indent) return null;
      cursor.at++;
    } else if (first === undefined) first = cursor.takeBreak();
    else more += cursor.takeBreak();
  }
  return { fold: first === undefined ? undefined : foldOf(first, more) };
}

/** What a line break comes to, and the empty lines behind it: one alone is a blank. */
export function foldOf(first: string, more: string): string {
  if (first !== '\n') return first + more;
  return more === '' ? ' ' : more;
}
