import { unseen } from './shown';

const byName = new RegExp(`((?:${unseen})+)`, 'u');

/**
 * A word as a POSIX shell takes it. What can't be seen, or what a terminal would obey when the line is pasted, is named by its bytes:
 * `"$(printf '\033')"`. A NUL, which no word can have, is left out.
 */
export function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  const line = word.split(byName).map((part, index) => (index % 2 === 0 ? quoted(part) : named(part)));
  return line.join('') || "''";
}

/** Words where none may be an option of the command, whatever it begins with. */
export function operands(words: readonly string[]): string {
  const line = words.map(shellWord).join(' ');
  return words.some(word => word.startsWith('-')) ? `-- ${line}` : line;
}

function quoted(text: string): string {
  return text === '' ? '' : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function named(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text.replaceAll('\0', '')), byte => `\\${byte.toString(8).padStart(3, '0')}`);
  return bytes.length === 0 ? '' : `"$(printf '${bytes.join('')}')"`;
}
