/** CONTRACT client ↔ server: all workloads of a document at once, a row each. Plain data; seconds are seconds, counts are pods. */
import type { Kind, WorkloadId } from './scenario';
import type { Limits, Summary, Verdict } from './timeline';

/** Workloads of a document that have a row at most. */
export const mostOverviewRows = 1000;
/** Points of a strip at most, besides the one before the rollout. */
export const mostStripPoints = 60;

export interface OverviewParams {
  readonly uri: string;
}

export interface OverviewResult {
  /** In the order of the document: the first `mostOverviewRows` of its workloads. */
  readonly rows: readonly OverviewRow[];
  /** How many workloads the document has. */
  readonly workloads: number;
  /** Where workloads can't be read of which nothing could be made out of the text: why, and on which lines (from 0). */
  readonly unread: readonly { readonly text: string; readonly lines: readonly number[] }[];
}

/** The reports of several workloads of a document as one. */
export interface ReportsParams {
  readonly uri: string;
  /** Those that the document doesn't have are passed over. */
  readonly workloads: readonly WorkloadId[];
  /** The document as its reader knows it, such as a path in the workspace; absent: the last part of its URI. */
  readonly file?: string;
}

/** A workload, and what becomes of it when a change of its pod template is applied. */
export interface OverviewRow {
  readonly workload: WorkloadId;
  readonly kind: Kind;
  readonly name: string;
  readonly namespace: string | null;
  /** The first one of the workload, from 0. */
  readonly line: number;
  /** `rollout`: it rolls; `unknown`: something else fills in what it depends on; `refused`: it would be; `unread`: it can't be read. */
  readonly state: 'rollout' | 'unknown' | 'refused' | 'unread';
  readonly verdict: Verdict;
  /** What its kustomize builds change of these figures and isn't counted, in a sentence; null for nothing. */
  readonly uncounted: string | null;
  /** What is marked in its text, by how loud it is. */
  readonly problems: { readonly errors: number; readonly warnings: number };
  /** null where it doesn't roll. */
  readonly rollout: OverviewRollout | null;
}

export interface OverviewRollout {
  readonly limits: Limits;
  readonly summary: Summary;
  /** Available pods, of the old version and of the new one: before the rollout, then over time, ascending. Each of these points holds until the next one. */
  readonly strip: readonly StripPoint[];
}

export interface StripPoint {
  readonly atSeconds: number;
  readonly old: number;
  readonly new: number;
}
