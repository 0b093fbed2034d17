import * as l10n from '@vscode/l10n';
import { bold, type Paint, painter } from './paint';
import { printedLine } from './printedLine';
import { counted } from '../counted';
import type { Finding, Severity } from '../../server/preview/finding';
import type { Findings } from './format';

const colours: Readonly<Record<Severity, string>> = { error: '31', warning: '33', information: '36', hint: '2' };
const dim = '2';

/** What stands before and behind what is marked of a long line. */
const mostBefore = 60;
const mostLine = 120;

/** For a person: where, how loud, what, whose words, and the line with what is marked of it. */
export function text({ findings, files, workloads }: Findings, coloured: boolean): string {
  const paint = painter(coloured);
  const blocks = findings.map(finding => blockOf(finding, paint));
  const end = summary(findings, files, workloads);
  return `${[...blocks, end].join('\n')}\n`;
}

function blockOf(finding: Finding, paint: Paint): string {
  const { file, line, column, severity, code, message, related } = finding;
  const [sentence = '', ...words] = message.split('\n').map(printedLine);
  const where = `${printedLine(file)}:${line}:${column}`;
  const head = `${paint(bold, where)}: ${paint(colours[severity], severity)}: ${sentence} ${paint(dim, `[${code}]`)}`;
  const also = related === undefined ? [] : [l10n.t('see {0}, line {1}', printedLine(related.path), related.line)];
  return [head, ...[...words, ...also].map(row => `  ${row}`), ...excerptOf(finding, paint), ''].join('\n');
}

/** The line, and carets below what is marked of it. */
function excerptOf({ line, column, endLine, endColumn, sourceLine, severity }: Finding, paint: Paint): readonly string[] {
  if (sourceLine.trim() === '') return [];
  const start = column - 1;
  const end = endLine === line ? Math.min(endColumn - 1, sourceLine.length) : sourceLine.trimEnd().length;
  const from = Math.max(0, start - mostBefore);
  const shown = sourceLine.slice(from, from + mostLine);
  const width = printedLine(shown.slice(0, start - from)).length;
  const marked = Math.max(1, printedLine(shown.slice(start - from, end - from)).length);
  const gutter = String(line).length;
  return [
    `${paint(dim, `${line} |`)} ${printedLine(shown)}`,
    `${paint(dim, `${' '.repeat(gutter)} |`)} ${' '.repeat(width)}${paint(colours[severity], '^'.repeat(marked))}`,
  ];
}

function summary(findings: readonly Finding[], files: number, workloads: number): string {
  const of = (severity: Severity): number => findings.filter(finding => finding.severity === severity).length;
  const found = [counted.errors(of('error')), counted.warnings(of('warning')), counted.others(of('information') + of('hint'))];
  return [counted.workloads(workloads), counted.files(files), ...(findings.length === 0 ? [l10n.t('nothing found')] : found)].join(' · ');
}
