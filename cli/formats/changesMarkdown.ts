import * as l10n from '@vscode/l10n';
import { code, prose } from '../../server/escapes/markdown';
import { figureCells, foldedWithin, moreSentence, mostCharacters, mostRows, whereCell } from '../../server/preview/reports';
import { tableOf } from '../../server/preview/reportTables';
import type { Changes, WorkloadChange } from '../../server/preview/changes';
import type { Finding } from '../../server/preview/finding';

/** By this a program finds the comment that it has to replace. */
const marker = '<!-- kubernetes-rollout-preview -->';

/** For a pull request: which workloads roll and why, how far and how long, what is new to be said, and the rollouts folded. */
export function changesMarkdown({ workloads, findings }: Changes): string {
  const rows = workloads.slice(0, mostRows);
  const shown = [
    marker,
    `### ${l10n.t('Rollout preview')}`,
    workloads.length === 0 ? l10n.t('No workload is changed.') : rowsOf(rows),
    ...moreSentence(workloads.length - rows.length),
    ...findingsOf(findings),
  ];
  const end = l10n.t('Simulated from the manifests; nothing was applied to a cluster.');
  const { folded } = foldedWithin(workloads, mostCharacters - [...shown, end].join('\n\n').length);
  return `${[...shown, ...folded, end].join('\n\n')}\n`;
}

function rowsOf(workloads: readonly WorkloadChange[]): string {
  const titles = [
    l10n.t('Workload'),
    l10n.t('What this change does'),
    l10n.t('Pods'),
    l10n.t('At most'),
    l10n.t('Lowest available'),
    l10n.t('Duration'),
  ];
  return tableOf(titles, ['---', '---', '--:', '--:', '--:', '--:'], workloads.map(rowOf));
}

function rowOf(change: WorkloadChange): readonly string[] {
  const { effect, title, rollout } = change;
  return [whereCell(change), prose(title ?? effect), ...(rollout === null ? ['', '', '', ''] : figureCells(rollout))];
}

function findingsOf(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [];
  const rows = findings.slice(0, mostRows).map(({ file, line, severity, code: rule, message, page }) => {
    const [sentence = ''] = message.split('\n');
    return `- **${severity}** ${code(`${file}:${line}`)}: ${prose(sentence)} ([${rule}](${page}))`;
  });
  const more = findings.length - rows.length;
  return [`#### ${l10n.t('New problems and risks')}`, [...rows, ...(more > 0 ? [`- ${l10n.t('And {0} more.', more)}`] : [])].join('\n')];
}
