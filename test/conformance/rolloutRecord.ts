/** The shape of a line of records/rollouts.jsonl: a rollout on a real control plane (see records/README.md). */
import type { IntOrString } from '../../server/kubernetes/intOrString';

export interface RolloutRecord {
  readonly id: string;
  /** The control plane, such as `v1.36.3`. */
  readonly kubernetes: string;
  readonly spec: RecordedSpec;
  readonly steps: readonly RecordedStep[];
}

/** What the manifest said; what it left out was defaulted by the API server. */
export interface RecordedSpec {
  readonly replicas?: number;
  readonly strategy?: RecordedStrategy;
  readonly minReadySeconds?: number;
  readonly progressDeadlineSeconds?: number;
  readonly revisionHistoryLimit?: number;
  readonly paused?: boolean;
  readonly nodeName?: string;
}

export interface RecordedStrategy {
  readonly type?: string;
  readonly rollingUpdate?: { readonly maxSurge?: IntOrString | null; readonly maxUnavailable?: IntOrString | null } | null;
}

export interface RecordedStep {
  readonly do: RecordedAction;
  /** Where time decides: seconds since the Deployment was created until the action came, and until the state was seen. */
  readonly at?: readonly [began: number, seen: number];
  readonly error?: string;
  readonly scaled?: readonly ScaleOperation[];
  readonly rest: Rest;
}

export type RecordedAction =
  | { readonly do: 'create' | 'pause' | 'resume' }
  | { readonly do: 'setImage'; readonly images: Readonly<Record<string, string>> }
  | { readonly do: 'scale'; readonly replicas: number }
  | { readonly do: 'undo'; readonly to: number }
  | { readonly do: 'patch'; readonly patch: { readonly spec?: Readonly<Record<string, unknown>> } }
  | { readonly do: 'ready' | 'unready'; readonly pods: Readonly<Record<string, number>> }
  | { readonly do: 'gone'; readonly count: number }
  | { readonly do: 'wait'; readonly seconds: number };

export type ScaleOperation =
  readonly [set: string, 'created', size: number] | readonly [set: string, from: number, to: number] | readonly [set: string, 'deleted'];

/** The state once nothing moves any more. */
export interface Rest {
  readonly revision: number;
  readonly replicas: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
  readonly unavailable: number;
  readonly terminating?: number;
  readonly Available: string;
  /** Absent where it was a race. */
  readonly Progressing?: string;
  readonly sets: Readonly<Record<string, RestingSet>>;
}

export interface RestingSet {
  readonly revision: number;
  readonly image: string;
  readonly size: number;
  readonly pods: number;
  readonly ready: number;
  readonly available: number;
  readonly desired: number;
  readonly max: number;
  readonly history?: string;
}

/** What a replay answers for a step. */
export interface ReplayedStep {
  readonly scaled: readonly ScaleOperation[];
  readonly rest: Rest;
}
