/** The words of the overview. */
import * as l10n from '@vscode/l10n';
import type { OverviewRow } from '../../server/protocol/overview';
import type { Tone, Verdict } from '../../server/protocol/timeline';
import type { OverviewGroup } from '../overviewProtocol';
import { takesText } from '../timeline/fieldText';
import { count } from '../timeline/time';

/** What all workloads come to, in one line. */
export function overallVerdict(groups: readonly OverviewGroup[]): Verdict {
  const rows = groups.flatMap(group => group.rows);
  const all = groups.reduce((sum, { workloads }) => sum + workloads, 0);
  const many = (number: number, one: string, several: string): string[] => (number === 0 ? [] : [number === 1 ? one : several]);
  const refused = rows.filter(({ state }) => state === 'refused').length;
  const unread = rows.filter(({ state }) => state === 'unread').length;
  const unknown = rows.filter(({ state }) => state === 'unknown').length;
  const stuck = rows.filter(isStuck).length;
  const parts = [
    ...many(stuck, l10n.t('1 can’t finish'), l10n.t('{0} can’t finish', count(stuck))),
    ...many(refused, l10n.t('1 would be rejected'), l10n.t('{0} would be rejected', count(refused))),
    ...many(unread, l10n.t('1 can’t be read'), l10n.t('{0} can’t be read', count(unread))),
    ...many(unknown, l10n.t('1 unknown'), l10n.t('{0} unknown', count(unknown))),
  ];
  const said = parts.length === 0 && rows.length > 0 ? [l10n.t('all rollouts complete')] : parts;
  const changed = groups.reduce((sum, { changes }) => sum + (changes?.length ?? 0), 0);
  const edited = many(changed, l10n.t('1 changed'), l10n.t('{0} changed', count(changed)));
  return { tone: worst(rows.map(toneOf)), parts: [workloadsText(all), ...edited, ...said] };
}

/** `1 workload`, `150 workloads`. */
export function workloadsText(number: number): string {
  return number === 1 ? l10n.t('1 workload') : l10n.t('{0} workloads', count(number));
}

/** The tone of a row: that of its verdict, or of the loudest that is marked in its text. */
export function toneOf({ verdict, problems }: OverviewRow): Tone {
  const marked: Tone = problems.errors > 0 ? 'error' : problems.warnings > 0 ? 'warning' : 'ok';
  return worst([verdict.tone, marked]);
}

/** `1 error, 2 warnings`; empty for none. */
export function problemsText({ errors, warnings }: OverviewRow['problems']): string {
  return [
    ...(errors === 0 ? [] : [errors === 1 ? l10n.t('1 error') : l10n.t('{0} errors', count(errors))]),
    ...(warnings === 0 ? [] : [warnings === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', count(warnings))]),
  ].join(', ');
}

/** How long its rollout takes; a dash where there is none. */
export function durationText({ rollout }: OverviewRow): string {
  return rollout === null ? '–' : takesText(rollout);
}

/** A row as it is read aloud. */
export function spokenRow(row: OverviewRow, tone: string, change: string | null): string {
  const { kind, name, verdict, problems, uncounted } = row;
  return [
    `${name}, ${kind}`,
    tone,
    verdict.parts.join(', '),
    ...[change ?? '', uncounted ?? '', problemsText(problems)].filter(part => part !== ''),
  ].join('. ');
}

/** That not all have a row; empty where they have. */
export function limitText({ rows, workloads }: OverviewGroup): string {
  return rows.length < workloads ? l10n.t('Only the first {0} of {1} workloads are shown.', count(rows.length), count(workloads)) : '';
}

function isStuck({ rollout, verdict }: OverviewRow): boolean {
  return rollout !== null && (rollout.summary.outcome === 'stalls' || verdict.tone === 'error');
}

const order: readonly Tone[] = ['ok', 'info', 'warning', 'error'];

function worst(tones: readonly Tone[]): Tone {
  return order[Math.max(0, ...tones.map(tone => order.indexOf(tone)))] ?? 'ok';
}
