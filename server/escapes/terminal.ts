import { visible } from './shown';

/** Text of others as a line of a terminal: it moves no cursor, changes no color, ends no line. */
export function terminalLine(text: string): string {
  return visible(text.replaceAll(/[\r\n\t]+/g, ' '));
}
