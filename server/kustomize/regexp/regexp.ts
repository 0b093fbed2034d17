import { parseExpression } from './parse';
import { compile, matches } from './program';

/** What is read at most: characters of an expression, steps of its program. */
const most = { characters: 1000, steps: 2000 };

/** A regular expression of Go. Matching takes at most its size times the length of the text. */
export interface Regexp {
  readonly size: number;
  readonly matches: (text: string) => boolean;
}

/** 'invalid': Go doesn't compile it. 'unread': it is too large to be matched here, or has something in it that isn't known. */
export function regexpOf(text: string): Regexp | 'invalid' | 'unread' {
  if (text.length > most.characters) return 'unread';
  const expression = parseExpression(text);
  if (expression === 'invalid') return 'invalid';
  const program = expression === 'unknown' ? undefined : compile(expression, most.steps);
  return program === undefined ? 'unread' : { size: program.length, matches: tried => matches(program, tried) };
}
