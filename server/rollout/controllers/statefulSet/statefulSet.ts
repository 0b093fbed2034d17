import type { StatefulSetSpec } from '../../../kubernetes/statefulSet/statefulSet';
import type { SimulatedWorkload } from '../../cluster/cluster';
import type { Pod } from '../../cluster/pod';
import type { PlacedCluster } from '../../cluster/placedPods';
import type { ControllerRevision } from '../controllerRevision';
import type { Ordinals } from './ordinals';

/** A pod of a StatefulSet; its place is its ordinal. */
export type StatefulPod = Pod<number>;

/** A cluster with one StatefulSet. */
export interface StatefulSetCluster extends PlacedCluster<number> {
  readonly workload: StatefulSetObject;
  readonly ordinals: Ordinals;
}

export interface StatefulSetObject extends SimulatedWorkload {
  spec: StatefulSetSpec;
  status: StatefulSetStatus;
  /** The ordinals that have their claims; and of those whose claims go with a pod, that pod. */
  readonly claims: Set<number>;
  readonly claimOwners: Map<number, StatefulPod>;
  /** Whether the API server refused a claim that was to be created last. */
  lacksClaims: boolean;
  /** The ordinals whose claims have been deleted. */
  readonly lostClaims: Set<number>;
  /** Whether the feature gate MaxUnavailableStatefulSet is on; it is off by default. */
  readonly maxUnavailableEnabled: boolean;
  /** When the controller looks again because of minReadySeconds, before 1.35; Infinity: not. */
  lookAgainAt: number;
  /** The looks before that one which change nothing: when they began, and at which distance they come, in milliseconds. null: there are none. */
  vainLooks: { readonly since: number; readonly everyMs: number } | null;
}

export interface StatefulSetStatus {
  readonly observedGeneration: number;
  readonly replicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  readonly currentReplicas: number;
  readonly updatedReplicas: number;
  /** null before the first look. */
  readonly currentRevision: ControllerRevision | null;
  readonly updateRevision: ControllerRevision | null;
}

/** The lowest ordinal. */
export function startOf({ ordinals }: StatefulSetSpec): number {
  return ordinals?.start ?? 0;
}
