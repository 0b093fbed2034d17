import * as l10n from '@vscode/l10n';
import { code } from '../escapes/markdown';
import type { Explanation } from './field';

/** An explanation as the Markdown of a hover; `timeline` is where a link to the workload's timeline goes, null for none. */
export function markdownOf(
  name: string,
  { does, workedOut, table, byDefault, goesWrong, page }: Explanation,
  timeline: string | null,
): string {
  const links = [`[${l10n.t('Kubernetes documentation')}](${page})`];
  if (timeline !== null) links.unshift(`[${l10n.t('Show rollout timeline')}](${timeline})`);
  return [
    `${code(name)}: ${does}`,
    workedOut.join('  \n'),
    table === undefined ? '' : tableOf(table),
    byDefault === null ? '' : l10n.t('Default: {0}', byDefault),
    goesWrong,
    links.join(' · '),
  ]
    .filter(paragraph => paragraph !== '')
    .join('\n\n');
}

function tableOf([head, ...rows]: NonNullable<Explanation['table']>): string {
  if (head === undefined) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
