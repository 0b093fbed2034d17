/** The shape of a line of records/scheduling.jsonl: a rollout on a real control plane with nodes and a scheduler (see records/README.md). */
import type { Json } from '../../server/kubernetes/json';

export type JsonObject = { readonly [key: string]: Json };

export interface SchedulingRecord {
  readonly id: string;
  readonly nodes: readonly RecordedNode[];
  /** The neighbours' manifests. */
  readonly objects: readonly JsonObject[];
  readonly deployment: JsonObject;
  readonly steps: readonly { readonly do: SchedulingAction; readonly error?: string; readonly rest: SchedulingRest }[];
}

export interface RecordedNode {
  readonly name: string;
  readonly allocatable: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
  readonly unschedulable?: boolean;
}

export type SchedulingAction =
  | { readonly do: 'create' | 'pause' | 'resume' }
  | { readonly do: 'setImage'; readonly images: Readonly<Record<string, string>> }
  | { readonly do: 'scale'; readonly replicas: number }
  | { readonly do: 'undo'; readonly to: number }
  | { readonly do: 'patch'; readonly patch: JsonObject }
  | { readonly do: 'ready' | 'unready'; readonly pods: Readonly<Record<string, number>> }
  | { readonly do: 'gone'; readonly pods: Readonly<Record<string, number>>; readonly others?: number }
  | { readonly do: 'addNode'; readonly node: RecordedNode }
  | { readonly do: 'removeNode' | 'cordon' | 'uncordon'; readonly name: string }
  | { readonly do: 'patchNode'; readonly name: string; readonly patch: JsonObject }
  | { readonly do: 'patchObject'; readonly kind: string; readonly name: string; readonly patch: JsonObject }
  | { readonly do: 'deleteObject'; readonly kind: string; readonly name: string }
  | { readonly do: 'wait'; readonly seconds: number };

/** The state once nothing moves any more. What was chance is absent, and so are counters that a failed sync didn't write. */
export interface SchedulingRest {
  readonly revision: number;
  readonly replicas?: number;
  readonly updated?: number;
  readonly ready?: number;
  readonly available?: number;
  readonly unavailable?: number;
  readonly terminating?: number;
  readonly Available?: string;
  readonly Progressing?: string;
  readonly ReplicaFailure?: string;
  readonly sets: Readonly<Record<string, SchedulingSet>>;
  readonly waiting?: readonly WaitingPods[];
  readonly refused?: Readonly<Record<string, string>>;
  readonly failed?: string;
  readonly others?: { readonly running?: number; readonly terminating?: number };
  /** How many pods of each set there are on each node; only where the nodes are forced. */
  readonly on?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly desired?: number;
  readonly stuck: boolean;
  readonly waitingIsChance?: boolean;
  readonly refusedIsChance?: boolean;
  readonly countersAreChance?: boolean;
}

export interface SchedulingSet {
  readonly revision: number;
  readonly image: string;
  readonly size: number;
  readonly pods: number;
  readonly ready: number;
  readonly available: number;
  readonly pending?: number;
  readonly terminating?: number;
}

export interface WaitingPods {
  readonly set: string;
  readonly pods: number;
  /** With `<pod>` for the names of pods. */
  readonly message: string;
}
