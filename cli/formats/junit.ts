import { productName } from '../product';
import type { Finding } from '../../server/preview/finding';
import type { Findings } from './format';
import { printedLine } from './printedLine';

/** JUnit's XML: a suite for each file that something is said of, a case for each finding; errors and warnings are failures, the rest is skipped. */
export function junit({ findings }: Findings): string {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = files.get(finding.file);
    if (own === undefined) files.set(finding.file, [finding]);
    else own.push(finding);
  }
  const suites = [...files].map(([file, list]) => suiteOf(file, list));
  const counts = `tests="${findings.length}" failures="${findings.filter(isFailure).length}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${attribute(productName)}" ${counts}>\n${suites.join('')}</testsuites>\n`;
}

function suiteOf(file: string, findings: readonly Finding[]): string {
  const failures = findings.filter(isFailure).length;
  const counts = `tests="${findings.length}" failures="${failures}" errors="0" skipped="${findings.length - failures}"`;
  return `  <testsuite name="${attribute(file)}" ${counts}>\n${findings.map(caseOf).join('')}  </testsuite>\n`;
}

function caseOf(finding: Finding): string {
  const { file, line, column, code, message, severity } = finding;
  const [sentence = ''] = message.split('\n');
  const inner = isFailure(finding)
    ? `<failure type="${severity}" message="${attribute(sentence)}">${content(`${file}:${line}:${column}\n${message}`)}</failure>`
    : `<skipped message="${attribute(sentence)}"/>`;
  return `    <testcase classname="${attribute(file)}" name="${attribute(`${code} ${line}:${column}`)}">${inner}</testcase>\n`;
}

function isFailure({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

/** XML has no such characters, not even by their numbers. */
const excluded = /[\ufffe\uffff]/g;

function content(text: string): string {
  const lines = text.replace(excluded, '\ufffd').split(/\r\n?|\n/);
  return lines.map(printedLine).join('\n').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return content(text.replaceAll(/[\r\n\t]+/g, ' ')).replaceAll('"', '&quot;');
}
