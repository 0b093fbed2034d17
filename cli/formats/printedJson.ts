import { unseen } from '../../server/escapes/shown';

const escaped = new RegExp(unseen, 'gu');

/**
 * Data as JSON of some lines. What can't be seen, moves a cursor, or is a workflow command in a log (see `printedLine`) stands as its number in it, which a program
 * reads as the same text.
 */
export function printedJson(data: unknown): string {
  return `${JSON.stringify(data, null, 2).replace(escaped, units).replaceAll('##[', '##\\u005b')}\n`;
}

function units(text: string): string {
  return Array.from({ length: text.length }, (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
}
