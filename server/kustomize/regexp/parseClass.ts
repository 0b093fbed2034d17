import { is, perlClass, posixClass, unicodeClass } from './classes';
import type { Cursor } from './cursor';
import { anyOf, between, type CharacterSet, not } from './expression';

/** What stands in brackets, behind the opening one; `cased` widens each part to what the flags make of it. */
export function parseClass(cursor: Cursor, cased: (set: CharacterSet) => CharacterSet): CharacterSet {
  const negated = cursor.take('^');
  const sets: CharacterSet[] = [];
  do sets.push(cased(classItem(cursor)));
  while (!cursor.failed && !cursor.take(']'));
  return remembered(negated ? not(anyOf(sets)) : anyOf(sets));
}

/** However many parts a class has, a character is looked up once. */
function remembered(set: CharacterSet): CharacterSet {
  const known = new Map<string, boolean>();
  return character => {
    const found = known.get(character) ?? set(character);
    known.set(character, found);
    return found;
  };
}

function classItem(cursor: Cursor): CharacterSet {
  const posix = /^\[:(.*?):\]/s.exec(cursor.rest())?.[1];
  if (posix !== undefined) {
    cursor.skip(Array.from(posix).length + '[::]'.length);
    return posixClass(posix) ?? noSet(cursor);
  }
  const named = cursor.next === '\\' ? namedClass(cursor) : undefined;
  if (named !== undefined) return named;
  const first = classCharacter(cursor);
  if (!/^-[^\]]/s.test(cursor.ahead(2))) return is(first);
  cursor.skip(1);
  const last = classCharacter(cursor);
  return (last.codePointAt(0) ?? 0) < (first.codePointAt(0) ?? 0) ? noSet(cursor) : between(first, last);
}

function classCharacter(cursor: Cursor): string {
  return cursor.next === '\\' ? escaped(cursor) : cursor.any();
}

/** `\d`, `\pL`, `\P{Lu}`; undefined, with nothing read, for other escapes. */
export function namedClass(cursor: Cursor): CharacterSet | undefined {
  const name = cursor.ahead(2).slice(1);
  const set = perlClass(name);
  if (set !== undefined) cursor.skip(2);
  if (set !== undefined || (name !== 'p' && name !== 'P')) return set;
  cursor.skip(2);
  const written = cursor.take('{') ? (cursor.until('}') ?? '') : cursor.any();
  const category = unicodeClass(written.replace(/^\^/, ''));
  if (category === undefined) {
    cursor.met = 'unknown';
    return noSet(cursor);
  }
  return (name === 'P') === written.startsWith('^') ? category : not(category);
}

const controls: ReadonlyMap<string, string> = new Map(Object.entries({ a: '\x07', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }));

/** The one character that an escape stands for. */
export function escaped(cursor: Cursor): string {
  cursor.skip(1);
  const character = cursor.any();
  const control = controls.get(character);
  if (control !== undefined) return control;
  if (character === 'x') return hexadecimal(cursor);
  if (/^[0-7]$/.test(character)) return octal(cursor, character);
  return /^[^A-Za-z0-9\x80-\u{10ffff}]$/u.test(character) ? character : cursor.fail();
}

function hexadecimal(cursor: Cursor): string {
  const digits = cursor.take('{') ? (cursor.until('}') ?? '') : cursor.any() + cursor.any();
  const point = /^[0-9A-Fa-f]{1,8}$/.test(digits) ? parseInt(digits, 16) : Infinity;
  return point <= 0x10ffff ? String.fromCodePoint(point) : cursor.fail();
}

/** A single digit but 0 would be a reference back, which Go hasn't. */
function octal(cursor: Cursor, first: string): string {
  if (first !== '0' && !/^[0-7]$/.test(cursor.next)) return cursor.fail();
  let digits = first;
  while (digits.length < 3 && /^[0-7]$/.test(cursor.next)) digits += cursor.any();
  return String.fromCodePoint(parseInt(digits, 8));
}

function noSet(cursor: Cursor): CharacterSet {
  cursor.fail();
  return () => false;
}
