/** Text of others in Markdown (GitHub's, VS Code's): whatever is in it, it stays text. */
import { shown, visible } from './shown';

/** Text as a code span. */
export function code(text: string): string {
  const line = shown(text, 300).replace(/[\r\n\t]+/g, ' ');
  const longest = (line.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const pad = line === '' || /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** What is shown of a sentence at most: names in it can be of any length. */
const mostCharacters = 2000;

/**
 * A sentence that may hold text of others: its code spans stay, and what else in it would become markup, a link, a mention or the end of a table's cell
 * is code, too.
 */
export function prose(sentence: string): string {
  const line = shown(sentence, mostCharacters)
    .replace(/[\r\n\t]+/g, ' ')
    .trimStart();
  return chunks(line).map(plainChunk).join('');
}

/** The text in a cell of a table: what would end the cell is escaped, also behind backslashes, of which the reader takes each pair for one. */
export function cell(text: string): string {
  return text.replace(/\\+\|?|\|/g, found => (found.endsWith('|') ? `${found.slice(0, -1).repeat(2)}\\|` : found));
}

/** A block of code that nothing in it can end. */
export function fenced(language: string, text: string): string {
  if (text === '') return '';
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${visible(text)}\n${fence}`;
}

/** A piece of a sentence: text without a space, spaces, or a code span. */
interface Piece {
  readonly text: string;
  /** What the code span holds; null for other text. */
  readonly span: string | null;
}

/** A sentence cut at its spaces; what stands between may be several pieces, as code spans touch other text. */
function chunks(line: string): readonly (readonly Piece[])[] {
  const all: Piece[][] = [[]];
  for (const piece of pieces(line)) {
    if (piece.text.startsWith(' ')) all.push([piece], []);
    else all.at(-1)?.push(piece);
  }
  return all.filter(({ length }) => length > 0);
}

function pieces(line: string): readonly Piece[] {
  const tokens: readonly string[] = line.match(/`+| +|[^` ]+/g) ?? [];
  const found: Piece[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const text = tokens[at] ?? '';
    const end = text.startsWith('`') ? tokens.indexOf(text, at + 1) : -1;
    if (end === -1) found.push({ text, span: null });
    else {
      found.push({ text: tokens.slice(at, end + 1).join(''), span: tokens.slice(at + 1, end).join('') });
      at = end;
    }
  }
  return found;
}

/** What becomes markup, a picture (`:tada:`), or something to follow: an address, `@somebody`, `#1`, `GH-1`. */
const risky = /[\\`*_~<>[\]|&@#$]|:\/\/|www\.|\bgh-\d|:[a-z+-][\w+-]*:/i;
/** What begins a list, or makes a heading of what is above. */
const beginning = /^(?:[-+=]+|\d{1,9}[.)])$/;

function plainChunk(chunk: readonly Piece[], index: number): string {
  const isPlain =
    chunk.every(({ text, span }) => span !== null || !risky.test(text)) && !(index === 0 && beginning.test(chunk[0]?.text ?? ''));
  if (isPlain) return chunk.map(({ text }) => text).join('');
  const whole = chunk.map(({ text, span }) => span ?? text).join('');
  const end = chunk.at(-1)?.span === null ? (/[^.,;]([.,;]+)$/.exec(whole)?.[1] ?? '') : '';
  return code(whole.slice(0, whole.length - end.length)) + end;
}
