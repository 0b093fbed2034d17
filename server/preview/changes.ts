import * as l10n from '@vscode/l10n';
import { fileSays } from './fileSays';
import { mayHoldRemarks, openAmong } from './open';
import type { PreviewSettings } from './settings';
import { Surroundings } from './surroundings';
import type { PreviewedFile } from './previewedFile';
import type { PreviewedWorkload } from './workload';
import type { WorkloadEditEffect } from '../protocol/revisions';
import type { Summary, Limits } from '../protocol/timeline';
import { type Finding, findingsOf, plain } from './finding';
import type { ChangedFile, ToolChange } from '../protocol/tools';

/** What a change does to a workload. */
export interface WorkloadChange {
  readonly file: string;
  readonly line: number;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  /** As in EditEffect; `removed`: its file doesn't have it any more. */
  readonly effect: WorkloadEditEffect['effect']['kind'] | 'removed';
  /** What rolls and why, in one line; null where nothing is to be said. */
  readonly title: string | null;
  readonly detail: string | null;
  /** The rollout, where there is one: its verdict, and what it comes to. */
  readonly rollout: { readonly verdict: readonly string[]; readonly limits: Limits; readonly summary: Summary } | null;
  readonly report: string;
}

/** Changes as data for other programs: without the reports. */
export function plainChanges({ workloads, findings }: Changes): Readonly<Record<string, unknown>> {
  const data = workloads.map(({ file, line, kind, name, namespace, effect, title, detail, rollout }) => ({
    ...{ file, line, kind, name, namespace, effect, title, detail },
    rollout,
  }));
  return { workloads: data, findings: findings.map(plain) };
}

/** What a change comes to. */
export interface Changes {
  readonly workloads: readonly WorkloadChange[];
  /** What there is to be said now and wasn't before. */
  readonly findings: readonly Finding[];
}

/** What the change of some files does to the workloads in them, and to those that use the ConfigMaps and Secrets in them. */
export function changesOf({ changed, unchanged }: ToolChange, settings: PreviewSettings): Changes {
  const now = changed.flatMap(({ uri, after }) => (after === null ? [] : [{ uri, text: after }]));
  const surroundings = new Surroundings([...now, ...unchanged].map(fileSays));
  const others = changed.map(({ before, after }) => ({ base: before, text: after }));
  const workloads: WorkloadChange[] = [];
  const findings: Finding[] = [];
  for (const file of changed) {
    const { opened, own } = changedFile(
      file,
      others.filter((_, index) => changed[index] !== file),
      surroundings,
      settings,
    );
    workloads.push(...own);
    if (opened !== null) findings.push(...newFindings(opened, file, settings));
  }
  for (const source of unchanged.filter(mayHoldRemarks)) {
    const opened = openAmong(source, surroundings, settings);
    const effects = opened.editEffects({ base: source.text, others });
    workloads.push(
      ...effects.filter(({ changedReferences }) => changedReferences.length > 0).flatMap(effect => changeOf(opened, source.name, effect)),
    );
  }
  return { workloads, findings };
}

function changedFile(
  { name, uri, before, after }: ChangedFile,
  others: readonly { readonly base: string | null; readonly text: string | null }[],
  surroundings: Surroundings,
  settings: PreviewSettings,
): { readonly opened: PreviewedFile | null; readonly own: readonly WorkloadChange[] } {
  const opened = after === null ? null : openAmong({ uri, text: after }, surroundings, settings);
  const effects = opened?.editEffects({ base: before, others }) ?? [];
  const stays = new Set(opened?.workloads.map(({ id }) => id) ?? []);
  const former = before === null ? [] : openAmong({ uri, text: before }, surroundings, settings).workloads;
  return {
    opened,
    own: [
      ...(opened === null ? [] : effects.flatMap(effect => changeOf(opened, name, effect))),
      ...former.filter(({ id }) => !stays.has(id)).map(workload => removed(workload, name)),
    ],
  };
}

function changeOf(
  file: PreviewedFile,
  name: string,
  { workload: id, effect, title, detail }: WorkloadEditEffect,
): readonly WorkloadChange[] {
  const workload = file.workload(id);
  if (workload === undefined || (effect.kind === 'unchanged' && title === null)) return [];
  const result = effect.kind === 'rolls' ? workload.rollout() : null;
  const rollout =
    result?.state === 'timeline'
      ? { verdict: result.timeline.verdict.parts, limits: result.timeline.limits, summary: result.timeline.summary }
      : null;
  return [
    { ...placed(workload, name), effect: effect.kind, title, detail, rollout, report: rollout === null ? '' : workload.report(name) },
  ];
}

function removed(workload: PreviewedWorkload, name: string): WorkloadChange {
  return {
    ...placed(workload, name),
    effect: 'removed',
    title: l10n.t('no longer in the file'),
    detail: null,
    rollout: null,
    report: '',
  };
}

function placed(
  { line, kind, name, namespace }: PreviewedWorkload,
  file: string,
): Pick<WorkloadChange, 'file' | 'line' | 'kind' | 'name' | 'namespace'> {
  return { file, line: line + 1, kind, name, namespace };
}

/** What is said of a file now and wasn't of what it was: by what is said and how often, wherever it has moved. */
function newFindings(file: PreviewedFile, { name, uri, before }: ChangedFile, settings: PreviewSettings): readonly Finding[] {
  const former = new Map<string, number>();
  const alone = new Surroundings([]);
  const keyOf = ({ code, message, sourceLine }: Finding): string => JSON.stringify([code, message, sourceLine.trim()]);
  for (const finding of before === null ? [] : findingsOf(openAmong({ uri, text: before }, alone, settings), name)) {
    former.set(keyOf(finding), (former.get(keyOf(finding)) ?? 0) + 1);
  }
  return findingsOf(file, name).filter(finding => {
    const left = former.get(keyOf(finding)) ?? 0;
    former.set(keyOf(finding), left - 1);
    return left <= 0;
  });
}
