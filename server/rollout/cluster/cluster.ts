/**
 * The simulated objects: one Deployment, its ReplicaSets and their pods, and the virtual clock. All times are integer milliseconds since the
 * simulation began. The controllers change these objects in place and tell the observer each change.
 */
import type { DeploymentSpec } from '../../kubernetes/deployment';
import type { KubernetesVersion } from '../../kubernetes/kubernetesVersion';
import type { Fenceposts } from '../controllers/deployment/fenceposts';
import type { PodPolicy } from '../kubelet/podLife';
import type { Placement } from '../scheduler/placement';
import type { PodGroup, PodGroups } from './podGroups';
import type { RawEvent } from '../render/events';
import type { OtherPod, Surroundings } from './surroundings';
import type { Template, Templates } from './templates';
import type { Timers } from './timers';

export interface Cluster {
  now: number;
  readonly deployment: DeploymentObject;
  /** In the order of their creation. */
  readonly replicaSets: ReplicaSet[];
  readonly timers: Timers<TimerTarget>;
  readonly pods: PodPolicy;
  /** null: nothing that bears on the pods; they are created, and find a node, whatever there is. */
  readonly surroundings: Surroundings | null;
  /** How long pods of others take to stop. */
  readonly otherTerminationMs: number;
  /** How many pods the namespace may hold (a ResourceQuota); terminating ones count. */
  podQuota: number;
  readonly observe: (change: ClusterChange) => void;
  /** Work left to be simulated; at 0 the simulation is cut. */
  budget: number;
  readonly templates: Templates;
  /** The Kubernetes whose controllers these are. */
  readonly server: KubernetesVersion;
  /** The end of the deadline that the controller has already been woken for. */
  deadlineSeen: number;
  /** When something last happened that doesn't happen over and over. */
  newsAt: number;
  nextGroup: number;
  nextReplicaSet: number;
}

/** What a timer is for: a pod's next change, the end of minReadySeconds, the end of a pod, or a further try to create pods. */
export type TimerTarget =
  | { readonly kind: 'life' | 'available' | 'gone'; readonly group: PodGroup }
  | { readonly kind: 'retry'; readonly replicaSet: ReplicaSet }
  | { readonly kind: 'lookAgain'; readonly replicaSet: ReplicaSet; readonly at: number }
  | { readonly kind: 'otherGone'; readonly placement: Placement<OtherPod> };

export interface DeploymentObject {
  readonly name: string;
  readonly namespace: string | null;
  readonly labels: Readonly<Record<string, string>>;
  /** The labels that the selector asks for; null where it isn't known: then those of the template. */
  readonly selector: Readonly<Record<string, string>> | null;
  readonly createdAt: number;
  /** Without those that the controllers and kubectl keep for themselves. */
  annotations: Readonly<Record<string, string>>;
  /** Everything but the template, which is below. */
  spec: DeploymentSpec;
  template: Template;
  /** The spec's amounts, worked out. */
  fenceposts: Fenceposts;
  /** The annotation deployment.kubernetes.io/revision; 0 while it is absent. */
  revision: number;
  generation: number;
  status: DeploymentStatus;
  /** Whether something has happened that the controller has not seen yet. */
  dirty: boolean;
}

export interface DeploymentStatus {
  readonly observedGeneration: number;
  readonly replicas: number;
  readonly updatedReplicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  readonly unavailableReplicas: number;
  readonly terminatingReplicas: number;
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly type: 'Available' | 'Progressing' | 'ReplicaFailure';
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
  readonly lastUpdateTime: number;
  readonly lastTransitionTime: number;
}

export interface ReplicaSet {
  /** From 1, in the order of creation. */
  readonly number: number;
  readonly name: string;
  readonly createdAt: number;
  readonly template: Template;
  /** spec.replicas */
  size: number;
  minReadySeconds: number;
  /** The annotations deployment.kubernetes.io/revision, revision-history, desired-replicas and max-replicas. */
  revision: number;
  revisionHistory: string;
  desiredReplicas: number;
  maxReplicas: number;
  annotations: Readonly<Record<string, string>>;
  /** What the ReplicaSet controller has written, and the Deployment controller reads. */
  readonly status: ReplicaSetStatus;
  readonly pods: PodGroups;
  /** Why the last try to create pods failed; null after a good one. */
  createError: string | null;
  /** How often in a row creating failed, and whether a further try is set. */
  failures: number;
  retrySet: boolean;
  /** When its pods are looked at again because of minReadySeconds, before 1.34; Infinity: not. */
  lookAgainAt: number;
  dirty: boolean;
}

export interface ReplicaSetStatus {
  replicas: number;
  readyReplicas: number;
  availableReplicas: number;
  terminatingReplicas: number;
  /** The message of the condition ReplicaFailure; null without it. */
  replicaFailure: string | null;
}

export type ClusterChange =
  | { readonly kind: 'replicaSetCreated'; readonly replicaSet: ReplicaSet }
  | { readonly kind: 'replicaSetScaled'; readonly replicaSet: ReplicaSet; readonly from: number; readonly to: number }
  | { readonly kind: 'replicaSetDeleted'; readonly replicaSet: ReplicaSet }
  /** Pods came into being, or their state changed. */
  | { readonly kind: 'pods'; readonly group: PodGroup }
  /** Some pods of a group begin a life of their own. */
  | { readonly kind: 'split'; readonly from: PodGroup; readonly to: PodGroup }
  /** The pods of a set that changed in one go. */
  | { readonly kind: 'podsChanged'; readonly groups: readonly PodGroup[]; readonly replicaSet: ReplicaSet }
  | { readonly kind: 'createFailed'; readonly replicaSet: ReplicaSet; readonly message: string }
  /** Nothing more happens at this moment. */
  | { readonly kind: 'settled' }
  | { readonly kind: 'condition'; readonly condition: Condition }
  | ({ readonly kind: 'event' } & RawEvent);

/** The set that runs the Deployment's template (deployment/util: FindNewReplicaSet): the oldest one; null where there is none. */
export function findNewReplicaSet(cluster: Cluster): ReplicaSet | null {
  const id = cluster.deployment.template.id;
  for (const replicaSet of cluster.replicaSets) if (replicaSet.template.id === id) return replicaSet;
  return null;
}
