import { anyOf, between, type CharacterSet, not } from './expression';

const digit = between('0', '9');
const letter = anyOf([between('a', 'z'), between('A', 'Z')]);
const word = anyOf([digit, letter, is('_')]);
const blank = anyOf(Array.from('\t\n\f\r ', is));

const perl: ReadonlyMap<string, CharacterSet> = new Map([
  ['d', digit],
  ['w', word],
  ['s', blank],
]);

const posix: ReadonlyMap<string, CharacterSet> = new Map([
  ['alnum', anyOf([digit, letter])],
  ['alpha', letter],
  ['ascii', between('\0', '\x7f')],
  ['blank', anyOf([is(' '), is('\t')])],
  ['cntrl', anyOf([between('\0', '\x1f'), is('\x7f')])],
  ['digit', digit],
  ['graph', between('!', '~')],
  ['lower', between('a', 'z')],
  ['print', between(' ', '~')],
  ['punct', anyOf([between('!', '/'), between(':', '@'), between('[', '`'), between('{', '~')])],
  ['space', anyOf([blank, is('\v')])],
  ['upper', between('A', 'Z')],
  ['word', word],
  ['xdigit', anyOf([digit, between('a', 'f'), between('A', 'F')])],
]);

export function is(character: string): CharacterSet {
  return other => other === character;
}

/** `d`, `D`, `w`, …: what stands behind the backslash. Undefined for what is no class. */
export function perlClass(name: string): CharacterSet | undefined {
  const positive = perl.get(name.toLowerCase());
  return positive === undefined || name === name.toLowerCase() ? positive : not(positive);
}

/** `alpha`, `^alpha`, …: what stands in `[: :]`. */
export function posixClass(name: string): CharacterSet | undefined {
  const positive = posix.get(name.replace(/^\^/, ''));
  return positive !== undefined && name.startsWith('^') ? not(positive) : positive;
}

/** `L`, `Nd`, …: a general category of Unicode. Scripts aren't known here. */
export function unicodeClass(name: string): CharacterSet | undefined {
  if (name === 'Any') return () => true;
  if (!/^(?:L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?|C[cfos]?)$/.test(name)) return undefined;
  const one = new RegExp(`^\\p{${name}}$`, 'u');
  return character => one.test(character);
}

/** Whether `\b` takes a character for part of a word. */
export const isWord: CharacterSet = word;
