import * as l10n from '@vscode/l10n';
import { code, prose } from '../escapes/markdown';
import type { WorkloadResult } from '../protocol';
import type { Timeline } from '../protocol/timeline';
import { count, duration } from '../rollout/words';
import { tableOf } from './reportTables';

/** GitHub takes 65,536 characters in a comment; what is folded goes first. */
export const mostCharacters = 60_000;
/** Workloads that have a row. */
export const mostRows = 100;

/** A workload with what becomes of it, to be reported among others. `line` counts from 1; `report` is its own report, empty where it has none. */
export interface Reported {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly file: string;
  readonly line: number;
  readonly result: WorkloadResult;
  readonly report: string;
}

/** Workloads as Markdown, for a chat or a ticket: a row each, and their reports folded; that of a single one as it is. Empty for none. */
export function reportsOf(workloads: readonly Reported[]): string {
  const [only, ...others] = workloads;
  if (only === undefined) return '';
  if (others.length === 0 && only.report !== '') return only.report;
  const rows = workloads.slice(0, mostRows).map(rowOf);
  const titles = [l10n.t('Workload'), l10n.t('Rollout'), l10n.t('Pods'), l10n.t('At most'), l10n.t('Lowest available'), l10n.t('Duration')];
  const shown = [
    `### ${workloads.length === 1 ? l10n.t('Rollout of 1 workload') : l10n.t('Rollouts of {0} workloads', count(workloads.length))}`,
    tableOf(titles, ['---', '---', '--:', '--:', '--:', '--:'], rows),
    ...moreSentence(workloads.length - rows.length),
    l10n.t('Each is simulated as if it were applied alone.'),
  ];
  const { folded, left } = foldedWithin(workloads, mostCharacters - shown.join('\n\n').length);
  const end = l10n.t('Simulated from the manifests; nothing was applied to a cluster.');
  return `${[...shown, ...folded, ...leftSentence(left), end].join('\n\n')}\n`;
}

/** The reports, each folded below what it is called, as far as there is room for so many characters; `left` is how many there isn't for. */
export function foldedWithin(
  workloads: readonly Pick<Reported, 'kind' | 'name' | 'report'>[],
  characters: number,
): { readonly folded: readonly string[]; readonly left: number } {
  const reports = workloads.filter(({ report }) => report !== '');
  const folded: string[] = [];
  let room = characters;
  for (const { kind, name, report } of reports) {
    const title = `${kind}/${name}`.replaceAll(/[^\w./ -]/g, '');
    const text = `<details><summary>${title}</summary>\n\n${report}\n</details>`;
    if (text.length > room) continue;
    room -= text.length + 2;
    folded.push(text);
  }
  return { folded, left: reports.length - folded.length };
}

/** Which workload it is, and below it where: a cell of a table. */
export function whereCell({ kind, name, namespace, file, line }: Omit<Reported, 'result' | 'report'>): string {
  const full = namespace === null ? `${kind}/${name}` : `${kind}/${name} -n ${namespace}`;
  return `${code(full)}<br>${code(`${file}:${line}`)}`;
}

/** Pods, at most, lowest available, and duration of a rollout: cells of a table. */
export function figureCells({ limits, summary }: Pick<Timeline, 'limits' | 'summary'>): readonly string[] {
  return [
    count(limits.desired),
    count(summary.peakPods),
    count(summary.lowestAvailable),
    summary.completeSeconds === null ? l10n.t('never completes') : duration(summary.completeSeconds),
  ];
}

/** That there are more rows than are shown; nothing where there aren't. */
export function moreSentence(more: number): readonly string[] {
  if (more <= 0) return [];
  return [more === 1 ? l10n.t('And 1 more workload.') : l10n.t('And {0} more workloads.', count(more))];
}

function rowOf(workload: Reported): readonly string[] {
  const { result } = workload;
  const none = ['', '', '', ''];
  switch (result.state) {
    case 'timeline':
      return [whereCell(workload), prose(result.timeline.verdict.parts.join(' · ')), ...figureCells(result.timeline)];
    case 'unknown':
      return [whereCell(workload), prose(result.parts.join(' · ')), ...none];
    case 'refused':
      return [whereCell(workload), prose(result.message), ...none];
    case 'invalid':
      return [whereCell(workload), result.problems.map(({ sentence }) => prose(sentence)).join('<br>'), ...none];
  }
}

function leftSentence(left: number): readonly string[] {
  if (left === 0) return [];
  return [left === 1 ? l10n.t('1 report is left out for its length.') : l10n.t('{0} reports are left out for their length.', count(left))];
}
