/** CONTRACT client ↔ overview page. The client sends full snapshots, and only after the page has said `ready`; the page owns the filter, the selected row and scrolling. */
import type { OverviewResult, OverviewRow } from '../server/protocol/overview';
import type { WorkloadId } from '../server/protocol/scenario';

/** client → page */
export interface OverviewSnapshot {
  /** The files that were asked about. */
  readonly uris: readonly string[];
  /** What they are called: a path in the workspace, or how many there are. */
  readonly title: string;
  readonly state: 'shown' | 'serverDown';
  readonly groups: readonly OverviewGroup[];
}

/** A document with workloads: one of the files, or what one of them is rendered to. */
export interface OverviewGroup extends OverviewResult {
  readonly uri: string;
  /** Its path in the workspace, or that of the chart or kustomization. */
  readonly label: string;
  readonly kind: 'file' | 'chart' | 'kustomization';
  /** The values that a chart is rendered with; null: none are named. */
  readonly values: string | null;
  /** What of its workloads is edited, against git’s base; null where that isn’t known (yet). */
  readonly changes: readonly OverviewChange[] | null;
  /** Why there is nothing, or nothing new, to be said of it; null where there is. */
  readonly problem: string | null;
}

/** What of a workload is another than git's base has it. */
export interface OverviewChange {
  readonly workload: WorkloadId;
  /** Such as `image 1.28.4 → 1.29, replicas 6 → 8`. */
  readonly what: string;
}

/** page → client */
export type FromOverview =
  | { readonly kind: 'ready' }
  /** Show the timeline of a workload. */
  | { readonly kind: 'open'; readonly uri: string; readonly workload: WorkloadId }
  /** Show a document. */
  | { readonly kind: 'reveal'; readonly uri: string; readonly line: number }
  /** Copy the reports of these workloads as one. */
  | { readonly kind: 'copyReport'; readonly workloads: readonly OverviewPlace[] }
  | { readonly kind: 'run'; readonly command: 'restartServer' | 'showLog' };

/** A workload of the overview. */
export interface OverviewPlace {
  readonly uri: string;
  readonly workload: WorkloadId;
}

/** What the page keeps through being hidden and through a reload of the window. */
export interface OverviewState {
  readonly uris: readonly string[];
  readonly filter: OverviewFilter;
  /** The row that had the focus last. */
  readonly selected: OverviewPlace | null;
  /** Pixels that are scrolled away. */
  readonly scrolled: number;
}

export const overviewFilters = ['all', 'changed', 'problems'] as const;

/** Which rows are shown. */
export type OverviewFilter = (typeof overviewFilters)[number];

/** Whether something is wrong with a workload, or may go wrong with its rollout. */
export function hasProblem({ verdict, problems, state }: Pick<OverviewRow, 'verdict' | 'problems' | 'state'>): boolean {
  return problems.errors + problems.warnings > 0 || state !== 'rollout' || verdict.tone === 'error' || verdict.tone === 'warning';
}
