import * as l10n from '@vscode/l10n';
import { code, prose } from '../../server/escapes/markdown';
import { figureCells, foldedWithin, moreSentence, mostCharacters, mostRows, whereCell } from '../../server/preview/reports';
import { count } from '../../server/rollout/words';
import { counted } from '../counted';
import { tableOf } from '../../server/preview/reportTables';
import { type Changes, neverCompletes, type WorkloadChange } from '../../server/preview/changes';
import type { Finding } from '../../server/preview/finding';

/** By this a program finds the comment that it has to replace. */
const marker = '<!-- kubernetes-rollout-preview -->';

/**
 * For a pull request: which workloads roll and why, how far and how long, what is new to be said, and the rollouts folded. `unrendered`: the folders of charts and kustomizations
 * that weren't looked at.
 */
export function changesMarkdown({ workloads, findings }: Changes, unrendered: readonly string[]): string {
  const rows = workloads.slice(0, mostRows);
  const shown = [
    marker,
    `### ${l10n.t('Rollout preview')}`,
    workloads.length === 0 ? l10n.t('No workload is changed.') : `${overview(workloads)}\n\n${rowsOf(rows)}`,
    ...moreSentence(workloads.length - rows.length),
    ...findingsOf(findings),
    ...(unrendered.length === 0 ? [] : [unrenderedSentence(unrendered.map(code).join(', '))]),
  ];
  const end = l10n.t('Simulated from the manifests; nothing was applied to a cluster.');
  const { folded } = foldedWithin(workloads, mostCharacters - [...shown, end].join('\n\n').length);
  return `${[...shown, ...folded, end].join('\n\n')}\n`;
}

/** Says which charts and kustomizations have changed and weren't rendered. */
export function unrenderedSentence(folders: string): string {
  return l10n.t('Changed, but not rendered (--helm, --kustomize, or --render): {0}', folders);
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
  const { rollout } = change;
  return [whereCell(change), saidOf(change).join('<br>'), ...(rollout === null ? ['', '', '', ''] : figureCells(rollout))];
}

const mostDetails = 4;

/** What the change does, what keeps it from its end, and the values that it changes, as far as they aren't said yet. */
function saidOf({ effect, title, detail, rollout }: WorkloadChange): readonly string[] {
  const said = title ?? effect;
  const [verdict = ''] = rollout !== null && neverCompletes(rollout) ? rollout.verdict : [];
  const details = (detail ?? '').split('\n').filter(line => !line.split(' ').every(word => said.includes(word)));
  const more = details.length > mostDetails ? ['…'] : [];
  return [prose(said), ...(verdict === '' ? [] : [`**${prose(verdict)}**`]), ...details.slice(0, mostDetails).map(prose), ...more];
}

/** How many workloads roll out, can't finish, and so on, in one line: each is counted once. */
function overview(workloads: readonly WorkloadChange[]): string {
  const numberOf = (is: (workload: WorkloadChange) => boolean): number => workloads.filter(is).length;
  const refused = numberOf(({ effect }) => effect === 'refused');
  const rolling = numberOf(({ rollout }) => rollout !== null);
  const stuck = numberOf(({ rollout }) => rollout !== null && neverCompletes(rollout));
  const rest = workloads.length - refused - rolling;
  const parts = [
    ...(refused === 0 ? [] : [`**${l10n.t('rejected: {0}', count(refused))}**`]),
    ...(stuck === 0 ? [] : [`**${l10n.t('can’t finish: {0}', count(stuck))}**`]),
    l10n.t('rolling out: {0}', count(rolling - stuck)),
    ...(rest === 0 ? [] : [l10n.t('no rollout: {0}', count(rest))]),
  ];
  return `${counted.workloads(workloads.length)}: ${parts.join(' · ')}`;
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
