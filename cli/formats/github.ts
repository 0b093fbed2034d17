import { terminalLine } from '../../server/escapes/terminal';
import { visible } from '../../server/escapes/shown';
import type { Finding, Severity } from '../../server/preview/finding';
import type { Findings } from './format';

const commands = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const satisfies Record<Severity, string>;

/** Workflow commands of GitHub Actions, which annotate the lines (https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions). */
export function github({ findings }: Findings): string {
  return findings.map(commandOf).join('');
}

function commandOf({ file, line, column, endLine, endColumn, severity, code, message }: Finding): string {
  const properties = { file: terminalLine(file), line, endLine, ...(endLine === line ? { col: column, endColumn } : {}), title: code };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${commands[severity]} ${list.join(',')}::${data(visible(message))}\n`;
}

/** As the toolkit of GitHub's actions escapes them (@actions/core: escapeData, escapeProperty). */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
