import { isBlank, isBlankOrBreakOrEnd, isBreak, isDigit, isWord } from './characters';
import type { Cursor } from './cursor';

/** A tag as it is written: `!!int` has the handle `!!`. */
export interface Tag {
  readonly handle: string;
  readonly suffix: string;
}

/** Reads the name of an anchor or alias; the cursor is on its sign (yaml_parser_scan_anchor). Null with a fault. */
export function scanAnchor(cursor: Cursor): string | null {
  const start = cursor.at++;
  const name = scanWord(cursor);
  if (name !== '' && (isBlankOrBreakOrEnd(cursor.code()) || '?:,]}%@`'.includes(cursor.text.charAt(cursor.at)))) return name;
  return cursor.fail('did not find expected alphabetic or numeric character', start);
}

/** Reads a tag; the cursor is on its `!` (yaml_parser_scan_tag). Null with a fault. */
export function scanTag(cursor: Cursor): Tag | null {
  const start = cursor.at;
  const tag = cursor.code(1) === 0x3c ? scanVerbatim(cursor, start) : scanShorthand(cursor, start);
  if (tag === null) return null;
  if (isBlankOrBreakOrEnd(cursor.code())) return tag;
  return cursor.fail('did not find expected whitespace or line break', start);
}

function scanVerbatim(cursor: Cursor, start: number): Tag | null {
  cursor.at += 2;
  const suffix = scanUri(cursor, '', start);
  if (suffix === null) return null;
  if (cursor.code() !== 0x3e) return cursor.fail("did not find the expected '>'", start);
  cursor.at++;
  return { handle: '', suffix };
}

function scanShorthand(cursor: Cursor, start: number): Tag | null {
  const handle = scanHandle(cursor);
  if (handle.length > 1 && handle.endsWith('!')) {
    const suffix = scanUri(cursor, '', start);
    return suffix === null ? null : { handle, suffix };
  }
  const suffix = scanUri(cursor, handle, start);
  if (suffix === null) return null;
  return suffix === '' ? { handle: '', suffix: '!' } : { handle: '!', suffix };
}

/** `!`, `!name` or `!name!`; the cursor is on the first sign. */
function scanHandle(cursor: Cursor): string {
  const from = cursor.at++;
  scanWord(cursor);
  if (cursor.code() === 0x21) cursor.at++;
  return cursor.text.slice(from, cursor.at);
}

/** `head` is what of it has been read already, with a `!` before it. */
function scanUri(cursor: Cursor, head: string, start: number): string | null {
  let uri = head.slice(1);
  let isThere = head !== '';
  for (let code = cursor.code(); isWord(code) || isUriSign(code); code = cursor.code()) {
    isThere = true;
    if (code !== 0x25) uri += cursor.text.charAt(cursor.at++);
    else {
      const escaped = scanUriEscapes(cursor, start);
      if (escaped === null) return null;
      uri += escaped;
    }
  }
  if (isThere) return uri;
  return cursor.fail('did not find expected tag URI', start);
}

function isUriSign(code: number): boolean {
  return code !== 0 && ";/?:@&=+$,.!~*'()[]%".includes(String.fromCharCode(code));
}

/** The octets of one UTF-8 character; told apart is only what ASCII has. */
function scanUriEscapes(cursor: Cursor, start: number): string | null {
  let left = 1;
  let octets = '';
  for (let first = true; left > 0; first = false, left--) {
    const hex = /^%([0-9a-fA-F]{2})/.exec(cursor.text.slice(cursor.at, cursor.at + 3))?.[1];
    if (hex === undefined) return cursor.fail('did not find URI escaped octet', start);
    const octet = parseInt(hex, 16);
    if (first) left = widthOf(octet);
    if (left === 0) return cursor.fail('found an incorrect leading UTF-8 octet', start);
    if (!first && (octet & 0xc0) !== 0x80) return cursor.fail('found an incorrect trailing UTF-8 octet', start);
    octets += String.fromCharCode(octet);
    cursor.at += 3;
  }
  return octets;
}

function widthOf(octet: number): number {
  if (octet < 0x80) return 1;
  if ((octet & 0xe0) === 0xc0) return 2;
  if ((octet & 0xf0) === 0xe0) return 3;
  return (octet & 0xf8) === 0xf0 ? 4 : 0;
}

/** `%YAML` with its version, or `%TAG` with what its handle stands for. */
export type Directive =
  | { readonly type: 'versionDirective'; readonly value: string; readonly suffix: '' }
  | { readonly type: 'tagDirective'; readonly value: string; readonly suffix: string };

/** Reads a directive with the rest of its line; the cursor is on its `%` (yaml_parser_scan_directive). Null with a fault. */
export function scanDirective(cursor: Cursor): Directive | null {
  const start = cursor.at++;
  const name = scanWord(cursor);
  if (name === '') return cursor.fail('could not find expected directive name', start);
  if (!isBlankOrBreakOrEnd(cursor.code())) return cursor.fail('found unexpected non-alphabetical character', start);
  if (name !== 'YAML' && name !== 'TAG') return cursor.fail('found unknown directive name', start);
  skipBlanks(cursor);
  const directive = name === 'YAML' ? scanVersion(cursor, start) : scanTagPrefix(cursor, start);
  if (directive === null) return null;
  skipBlanks(cursor);
  if (cursor.code() === 0x23) cursor.skipLine();
  if (cursor.at < cursor.text.length && !isBreak(cursor.code())) {
    return cursor.fail('did not find expected comment or line break', start);
  }
  if (isBreak(cursor.code())) cursor.takeBreak();
  return directive;
}

function scanVersion(cursor: Cursor, start: number): Directive | null {
  const from = cursor.at;
  if (!scanNumber(cursor, start)) return null;
  if (cursor.code() !== 0x2e) return cursor.fail("did not find expected digit or '.' character", start);
  cursor.at++;
  if (!scanNumber(cursor, start)) return null;
  return { type: 'versionDirective', value: cursor.text.slice(from, cursor.at), suffix: '' };
}

function scanNumber(cursor: Cursor, start: number): boolean {
  const from = cursor.at;
  while (isDigit(cursor.code()) && cursor.at - from <= 2) cursor.at++;
  const length = cursor.at - from;
  if (length > 2) cursor.fail('found extremely long version number', start);
  if (length === 0) cursor.fail('did not find expected version number', start);
  return length === 1 || length === 2;
}

function scanTagPrefix(cursor: Cursor, start: number): Directive | null {
  if (cursor.code() !== 0x21) return cursor.fail("did not find expected '!'", start);
  const value = scanHandle(cursor);
  if (value !== '!' && !value.endsWith('!')) return cursor.fail("did not find expected '!'", start);
  if (!isBlank(cursor.code())) return cursor.fail('did not find expected whitespace', start);
  skipBlanks(cursor);
  const suffix = scanUri(cursor, '', start);
  if (suffix === null) return null;
  if (isBlankOrBreakOrEnd(cursor.code())) return { type: 'tagDirective', value, suffix };
  return cursor.fail('did not find expected whitespace or line break', start);
}

function scanWord(cursor: Cursor): string {
  const from = cursor.at;
  while (isWord(cursor.code())) cursor.at++;
  return cursor.text.slice(from, cursor.at);
}

function skipBlanks(cursor: Cursor): void {
  while (isBlank(cursor.code())) cursor.at++;
}
