import { detachedText } from './detachedText';
import type { PreviewedFile } from './previewedFile';
import { pageOf, type Remark, type RemarkCode } from './remarks';
import { atOnce, type Steps } from './steps';

/** How loud a finding is, from the loudest. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** A place in a file; lines and columns count from 1, columns in UTF-16 units; the end isn't in it. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What is to be said about a place of a file. */
export interface Finding extends Place {
  /** As the user has named it, with `/`. */
  readonly file: string;
  readonly severity: Severity;
  readonly code: RemarkCode;
  readonly message: string;
  /** The page that explains the code. */
  readonly page: string;
  /** The whole line that it begins on. */
  readonly sourceLine: string;
  readonly related?: Place & { readonly path: string };
}

/** What an editor would mark in a file, in the order of the text. */
export function findingsOf(file: PreviewedFile, name: string): readonly Finding[] {
  return atOnce(findingsInSteps(file, name));
}

/** The same in steps: each workload is one. */
export function* findingsInSteps(file: PreviewedFile, name: string): Steps<readonly Finding[]> {
  const remarks = yield* file.remarksInSteps();
  return remarks
    .map(remark => findingOf(file, name, remark))
    .sort(
      (one, other) =>
        one.line - other.line || one.column - other.column || severities.indexOf(one.severity) - severities.indexOf(other.severity),
    );
}

/** A finding as data for other programs: without the line's text. */
export function plain({
  file,
  severity,
  code,
  message,
  page,
  line,
  column,
  endLine,
  endColumn,
  related,
}: Finding): Omit<Finding, 'sourceLine'> {
  const own = { file, line, column, endLine, endColumn, severity, code, message, page };
  return related === undefined ? own : { ...own, related };
}

/** Findings by how loud they are, those of the same severity in their order. */
export function loudestFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
}

/** Whether a finding is at least that loud. */
export function isAtLeast({ severity }: Finding, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}

function findingOf(file: PreviewedFile, name: string, { code, message, severity, span, related }: Remark): Finding {
  const place = placeOf(file, span);
  const finding = { file: name, severity, code, message, page: pageOf(code), ...place, sourceLine: lineAt(file.text, span.start) };
  return related === undefined ? finding : { ...finding, related: { path: related.path, ...placeOf(file, related.span) } };
}

function placeOf(file: PreviewedFile, { start, end }: Remark['span']): Place {
  const [from, to] = [pointOf(file, start), pointOf(file, end)];
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function pointOf(file: PreviewedFile, offset: number): { readonly line: number; readonly column: number } {
  return { line: file.lineOf(offset) + 1, column: offset - lineStart(file.text, offset) + 1 };
}

function lineStart(text: string, offset: number): number {
  const before = offset === 0 ? -1 : Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
  return before + 1;
}

function lineAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return detachedText(/^[^\r\n]*/.exec(text.slice(start, start + mostLineCharacters))?.[0] ?? '');
}

/** A longer line is cut. */
const mostLineCharacters = 2000;
