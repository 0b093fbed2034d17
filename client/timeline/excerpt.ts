import type { Excerpt } from '../../media/protocol';
import { shown } from '../../server/escapes/shown';
import type { Problem } from '../../server/protocol';

/** Lines shown above and below the wrong one. */
const around = 2;
/** Of a line. */
const mostCharacters = 2000;

/**
 * The lines of a document around the first problem that has a place in it, with the wrong value marked: what stands behind the field's name on
 * that line, else the whole line. Null where no problem has a place, or none inside this text.
 */
export function excerptOf(lines: readonly string[], problems: readonly Problem[]): Excerpt | null {
  const problem = problems.find(({ line }) => line !== null && line < lines.length);
  if (problem === undefined || problem.line === null) return null;
  const firstLine = Math.max(0, problem.line - around);
  const wrongLine = shown(lines[problem.line] ?? '', mostCharacters);
  return {
    firstLine,
    lines: lines.slice(firstLine, problem.line + around + 1).map(line => shown(line, mostCharacters)),
    wrong: { line: problem.line, ...wrongPart(wrongLine, problem.path) },
  };
}

function wrongPart(line: string, path: string): { readonly start: number; readonly end: number } {
  const field = lastField(path);
  const key = line.indexOf(field);
  const value = key === -1 ? null : /^["']?\s*:\s*/.exec(line.slice(key + field.length));
  const from = value === null ? 0 : key + field.length + value[0].length;
  const text = line
    .slice(from)
    .replace(/\s#.*$/s, '')
    .trimEnd();
  if (text === '') return { start: line.length - line.trimStart().length, end: line.trimEnd().length };
  return { start: from + text.length - text.trimStart().length, end: from + text.length };
}

/** The last field of a path, without the brackets behind it. */
function lastField(path: string): string {
  let end = path.length;
  while (path[end - 1] === ']') end = Math.max(0, path.lastIndexOf('[', end - 1));
  return (
    path
      .slice(0, end)
      .split(/[.[\]]/)
      .at(-1) ?? ''
  );
}
