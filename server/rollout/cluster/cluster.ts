/**
 * The simulated objects, as far as they are the same for every kind: a workload, the versions of its template with their pods, and the virtual clock.
 * All times are integer milliseconds since the simulation began. The controllers change these objects in place and tell the observer each change.
 */
import type { CreateError } from '../../protocol/obstacle';
import type { KubernetesVersion } from '../../kubernetes/kubernetesVersion';
import type { WorkloadObject, WorkloadSpec } from '../../kubernetes/workloads/workloadObject';
import type { ConditionReason, ConditionType, Limits } from '../../protocol/timeline';
import type { Controller } from '../controllers/controller';
import type { PodPolicy } from '../kubelet/podLife';
import type { RawEvent } from '../render/events';
import type { Placement } from '../scheduler/placement';
import type { PodGroup, PodGroups } from './podGroups';
import type { OtherPod, Surroundings } from './surroundings';
import type { Template, Templates } from './templates';
import type { Timers } from './timers';

export interface Cluster {
  now: number;
  readonly workload: SimulatedWorkload;
  /** The versions of its template, in the order of their creation. */
  readonly generations: readonly Generation[];
  /** Whatever keeps the workload's pods as it wants them. */
  readonly controller: Controller;
  readonly timers: Timers<TimerTarget>;
  readonly pods: PodPolicy;
  /** null: nothing that bears on the pods; they are created, and find a node, whatever there is. */
  readonly surroundings: Surroundings | null;
  /** How long pods of others take to stop. */
  readonly otherTerminationMs: number;
  /** How many pods the namespace may hold (a ResourceQuota); terminating ones count. */
  podQuota: number;
  readonly observe: (change: ClusterChange) => void;
  /** What `kubectl apply` brings; null: the workload with a template that nobody has spelled out. */
  readonly applied: Applied | null;
  /** Work left to be simulated; at 0 the simulation is cut. */
  budget: number;
  readonly templates: Templates;
  /** The Kubernetes whose controllers these are. */
  readonly server: KubernetesVersion;
  /** When something last happened that doesn't happen over and over. */
  newsAt: number;
  nextGroup: number;
  /** When pods that have waited long are tried again; Infinity where that isn't set. */
  flushAt: number;
  nextGeneration: number;
}

/** What a timer is for: a pod's next change, the end of minReadySeconds, the end of a pod, or a further try to create pods. */
export type TimerTarget =
  | { readonly kind: 'life' | 'available' | 'gone'; readonly group: PodGroup }
  | { readonly kind: 'retry'; readonly generation: Generation }
  | { readonly kind: 'lookAgain'; readonly generation: Generation; readonly at: number }
  | { readonly kind: 'otherGone'; readonly placement: Placement<OtherPod> }
  /** Pods that have waited long are tried again. */
  | { readonly kind: 'flush'; readonly at: number };

export interface SimulatedWorkload {
  /** As its manifest has it. */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly labels: Readonly<Record<string, string>>;
  /** The labels that the selector asks for; null where it isn't known: then those of the template. */
  readonly selector: Readonly<Record<string, string>> | null;
  readonly createdAt: number;
  /** Without those that the controllers and kubectl keep for themselves. */
  annotations: Readonly<Record<string, string>>;
  /** Everything but the template, which is below. */
  spec: WorkloadSpec;
  template: Template;
  /** The bounds that the controller keeps to, by the spec. */
  limits: Limits;
  /** `metadata.generation`, and the one that the controller has seen (`status.observedGeneration`). */
  generation: number;
  readonly status: { readonly observedGeneration: number };
  /** Whether something has happened that the controller has not seen yet. */
  dirty: boolean;
}

/** A version of the workload's template and the pods that run it, whatever object keeps it: a ReplicaSet, a ControllerRevision. */
export interface Generation {
  /** From 1, in the order of creation. */
  readonly number: number;
  readonly name: string;
  readonly createdAt: number;
  readonly template: Template;
  /** From when on its ready pods are available. */
  minReadySeconds: number;
  revision: number;
  annotations: Readonly<Record<string, string>>;
  readonly pods: PodGroups;
  /** Why the last try to create pods failed; null after a good one. */
  createError: CreateError | null;
  /** How often in a row creating failed, and whether a further try is set. */
  failures: number;
  retrySet: boolean;
  /** When its pods are looked at again because of minReadySeconds, before 1.34; Infinity: not. */
  lookAgainAt: number;
  /** Whether its pods have changed, or are to be, and no controller has seen it yet. */
  dirty: boolean;
}

/** What `kubectl apply` brings. */
export type Applied = Pick<WorkloadObject, 'metadata' | 'spec'>;

export interface Condition {
  readonly type: ConditionType;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: ConditionReason;
  readonly message: string;
  readonly lastUpdateTime: number;
  readonly lastTransitionTime: number;
}

export type ClusterChange =
  /** `size`: how many pods it is to have. */
  | { readonly kind: 'created'; readonly generation: Generation; readonly size: number }
  | { readonly kind: 'scaled'; readonly generation: Generation; readonly from: number; readonly to: number }
  | { readonly kind: 'deleted'; readonly generation: Generation }
  /** Pods came into being, or their state changed. */
  | { readonly kind: 'pods'; readonly group: PodGroup }
  /** Some pods of a group begin a life of their own. */
  | { readonly kind: 'split'; readonly from: PodGroup; readonly to: PodGroup }
  /** The pods of a generation that changed in one go. */
  | { readonly kind: 'podsChanged'; readonly groups: readonly PodGroup[]; readonly generation: Generation }
  | { readonly kind: 'createFailed'; readonly generation: Generation; readonly error: CreateError }
  /** Nothing more happens at this moment. */
  | { readonly kind: 'settled' }
  /** `deadline`: the progress deadline has passed. */
  | { readonly kind: 'condition'; readonly condition: Condition; readonly deadline: boolean }
  | ({ readonly kind: 'event' } & RawEvent)
  | ({ readonly kind: 'objectEvent' } & ObjectEvent);

/** An event of a generation's pods, or of what keeps them. */
export interface ObjectEvent extends Pick<RawEvent, 'reason' | 'message'> {
  readonly generation: Generation;
  /** null: of what keeps them. */
  readonly group: PodGroup | null;
  /** Who reports it. */
  readonly from: string;
}

/** The generation that runs the workload's template: the oldest one; null where there is none. */
export function newGeneration<G extends Generation>({
  workload,
  generations,
}: {
  readonly workload: SimulatedWorkload;
  readonly generations: readonly G[];
}): G | null {
  const { id } = workload.template;
  for (const generation of generations) if (generation.template.id === id) return generation;
  return null;
}
