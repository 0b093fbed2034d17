import * as l10n from '@vscode/l10n';
import type { WorkloadInfo } from '../../server/protocol';
import type { Question } from './question';

/** Which of a document's workloads; the one that the cursor's line (0-based, null without a cursor) is in comes first. */
export function pickWorkload(title: string, workloads: readonly WorkloadInfo[], cursorLine: number | null): Question<WorkloadInfo> {
  const here = workloadAt(workloads, cursorLine);
  const ordered = here === undefined ? workloads : [here, ...workloads.filter(workload => workload !== here)];
  return {
    title,
    placeholder: l10n.t('Select a workload'),
    choices: ordered.map(workload => ({
      value: workload,
      label: workload.name,
      description: [sayKind(workload), l10n.t('line {0}', workload.startLine + 1)].join(' · '),
      detail: workload.containers
        .filter(container => !container.init)
        .map(container => container.image)
        .join(', '),
    })),
  };
}

/** What tells a workload from others of its name: its kind, and its namespace where the manifest has one. */
export function sayKind({ kind, namespace }: Pick<WorkloadInfo, 'kind' | 'namespace'>): string {
  return [kind, ...(namespace === null ? [] : [namespace])].join(' · ');
}

/** The workload whose lines hold this one. */
export function workloadAt(workloads: readonly WorkloadInfo[], line: number | null): WorkloadInfo | undefined {
  return line === null ? undefined : workloads.find(workload => workload.startLine <= line && line <= workload.endLine);
}
