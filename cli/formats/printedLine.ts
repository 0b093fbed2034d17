import { terminalLine } from '../../server/escapes/terminal';

/**
 * Text of others as a line, or the beginning of one, that is printed: it moves no cursor, and is no workflow command, which a runner of GitHub takes from any line that
 * begins with `::`, or has `##[` in it.
 */
export function printedLine(text: string): string {
  return terminalLine(text)
    .replace(/^\s*:(?=:)/, '[U+003A]')
    .replaceAll('##[', '#[U+0023][');
}
