import * as l10n from '@vscode/l10n';
import { cell, code, prose } from '../../server/escapes/markdown';
import { count, duration } from '../../server/rollout/words';
import type { Changes, WorkloadChange } from '../changes';
import type { Finding } from '../finding';

/** By this a program finds the comment that it has to replace. */
const marker = '<!-- kubernetes-rollout-preview -->';

/** GitHub takes 65,536 characters in a comment; what is folded goes first. */
const mostCharacters = 60_000;
const mostRows = 100;

/** For a pull request: which workloads roll and why, how far and how long, what is new to be said, and the rollouts folded. */
export function changesMarkdown({ workloads, findings }: Changes): string {
  const rows = workloads.slice(0, mostRows).map(rowOf);
  const more = workloads.length - rows.length;
  const shown = [
    marker,
    `### ${l10n.t('Rollout preview')}`,
    workloads.length === 0 ? l10n.t('No workload is changed.') : [...head(), ...rows].join('\n'),
    ...(more > 0 ? [l10n.t('And {0} more workloads.', more)] : []),
    ...findingsOf(findings),
  ];
  const end = l10n.t('Simulated from the manifests; nothing was applied to a cluster.');
  let room = mostCharacters - [...shown, end].join('\n\n').length;
  const details = workloads.flatMap(workload => {
    const folded = foldedOf(workload);
    if (folded === '' || folded.length > room) return [];
    room -= folded.length + 2;
    return [folded];
  });
  return `${[...shown, ...details, end].join('\n\n')}\n`;
}

function head(): readonly string[] {
  const titles = [
    l10n.t('Workload'),
    l10n.t('What this change does'),
    l10n.t('Pods'),
    l10n.t('At most'),
    l10n.t('Lowest available'),
    l10n.t('Duration'),
  ];
  return [`| ${titles.join(' | ')} |`, '|---|---|--:|--:|--:|--:|'];
}

function rowOf({ file, line, kind, name, namespace, effect, title, rollout }: WorkloadChange): string {
  const full = namespace === null ? `${kind}/${name}` : `${kind}/${name} -n ${namespace}`;
  const where = `${code(full)}<br>${code(`${file}:${line}`)}`;
  const cells = [where, prose(title ?? effect), ...figuresOf(rollout)];
  return `| ${cells.map(cell).join(' | ')} |`;
}

function figuresOf(rollout: WorkloadChange['rollout']): readonly string[] {
  if (rollout === null) return ['', '', '', ''];
  const { limits, summary } = rollout;
  return [
    count(limits.desired),
    count(summary.peakPods),
    count(summary.lowestAvailable),
    summary.completeSeconds === null ? l10n.t('never completes') : duration(summary.completeSeconds),
  ];
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

function foldedOf({ kind, name, report }: WorkloadChange): string {
  if (report === '') return '';
  const title = `${kind}/${name}`.replaceAll(/[^\w./ -]/g, '');
  return `<details><summary>${title}</summary>\n\n${report}\n</details>`;
}
