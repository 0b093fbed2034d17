/**
 * Marks in a chart's templates: comments that helm copies into what it renders, so that each line tells which line of which file wrote it. A mark
 * changes nothing that YAML reads, but a line that can't bear a comment gets none.
 */
import { entryLine } from './entryLine';
import { actionsOf, codeOf, isClosed, TemplateLines } from './templateLines';

/** What is marked: helpers only where a line is certain to end up as lines of YAML, as others are names and numbers that are put into a line. */
export type MarkedKind = 'template' | 'helper';

/** What a file of a chart is marked as, by its path: helpers are those that yield no objects of their own. */
export function markedKindOf(path: string): MarkedKind {
  return /(?:^|\/)_[^/]*$|\.tpl$/.test(path) ? 'helper' : 'template';
}

/** The text with a mark behind each line that bears one. `number` is the file's in the list of those that are marked. */
export function withMarks(text: string, number: number, kind: MarkedKind): string {
  const lines = text.split('\n');
  const reader = new TemplateLines(lines);
  return lines
    .map((line, index) => {
      const place = reader.next(index);
      const writes = place === 'yaml' ? howItWrites(line, lines, index, kind) : null;
      return writes === null
        ? line
        : `${line.trimEnd()} #@${number}:${index}${writes === 'block' ? '+' : ''}${line.endsWith('\r') ? '\r' : ''}`;
    })
    .join('\n');
}

/** Whether a line may bear a mark, and whether an action on it writes lines of its own. */
function howItWrites(line: string, lines: readonly string[], index: number, kind: MarkedKind): 'line' | 'block' | null {
  const written = line.trimEnd();
  if (written.endsWith('-}}') || written.endsWith('\\')) return null;
  const code = codeOf(line);
  const isIndented = actionsOf(line).some(action => /\bn?indent\b/.test(action));
  const writesBlock = isIndented || actionsOf(line).some(action => /\btoYaml\b/.test(action));
  if (code.replaceAll('\0', '').trim() === '') return isIndented || (kind === 'template' && writesBlock) ? 'block' : null;
  if (isItemInBrackets(code)) return 'line';
  if (entryLine(code) === null || goesOn(code, lines, index)) return null;
  return writesBlock ? 'block' : 'line';
}

/** A quoted item of a list that is written in brackets over several lines, with the comma behind it. */
function isItemInBrackets(code: string): boolean {
  return /^\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*,\s*$/.test(code);
}

/** Whether the scalar on a line goes on in the next one, where a comment would end it. */
function goesOn(code: string, lines: readonly string[], index: number): boolean {
  const value = entryLine(code)?.value ?? '';
  const quote = value[0];
  if (value === '' || quote === '|' || quote === '>') return false;
  if ((quote === '"' || quote === "'") && !isClosed(value.slice(1), quote)) return true;
  const next = lines.slice(index + 1).find(line => line.trim() !== '');
  if (next === undefined || indentOf(next) <= indentOf(code) || /[[{,]$/.test(value)) return false;
  const following = codeOf(next);
  return !/^[\0#\]}]/.test(following.trimStart()) && entryLine(following) === null;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
