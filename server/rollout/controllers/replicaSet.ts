/**
 * The ReplicaSet controller (pkg/controller/replicaset): keeps as many pods as the set's size, counts them, and never looks at terminating ones.
 */
import { admit, type Answer } from '../admission/admit';
import type { Cluster, Generation } from '../cluster/cluster';
import { arrive } from '../cluster/placing';
import { addPods, individualPods, takePods, terminate } from '../cluster/pods';
import { podSuffix } from '../cluster/podSuffix';
import { countAvailable, endLook } from './availability';

export interface ReplicaSet extends Generation {
  /** spec.replicas */
  size: number;
  /** The annotations deployment.kubernetes.io/revision-history, desired-replicas and max-replicas. */
  revisionHistory: string;
  desiredReplicas: number;
  maxReplicas: number;
  /** What the ReplicaSet controller has written, and the owner's controller reads. */
  readonly status: ReplicaSetStatus;
}

export interface ReplicaSetStatus {
  replicas: number;
  readyReplicas: number;
  availableReplicas: number;
  terminatingReplicas: number;
  /** The message of the condition ReplicaFailure; null without it. */
  replicaFailure: string | null;
}

/** At most so many pods are created or deleted in one sync (BurstReplicas). */
export const burstReplicas = 500;
/** What a portion costs of the simulation's budget. */
const portionCost = 100;
/** What a pod's name keeps of its set's (names.SimpleNameGenerator). */
const longestGenerateName = 58;
const firstRetry = 5;
const lastRetry = 1_000_000;

/** The controller's work on a set until it has none: pods that are missing or too many, then the status. */
export function syncReplicaSet(cluster: Cluster, replicaSet: ReplicaSet, betweenPortions: () => void): void {
  replicaSet.dirty = false;
  const before = cluster.nextGroup;
  manageReplicas(cluster, replicaSet, betweenPortions);
  if (cluster.nextGroup > before) {
    const groups = replicaSet.pods.unreadyGroups.filter(({ id }) => id >= before);
    if (groups.length > 0) cluster.observe({ kind: 'podsChanged', generation: replicaSet, groups });
  }
  replicaSet.dirty = false;
  updateStatus(cluster, replicaSet);
  endLook(cluster, replicaSet);
}

/**
 * Creates or deletes pods until there are as many as the size says (manageReplicas). More than 500 come in portions; `betweenPortions` runs after each
 * but the last, with the status counted anew.
 */
export function manageReplicas(cluster: Cluster, replicaSet: ReplicaSet, betweenPortions: () => void): void {
  for (;;) {
    const difference = replicaSet.size - replicaSet.pods.active;
    if (difference === 0) break;
    const portion = Math.min(Math.abs(difference), burstReplicas);
    if (difference < 0) deletePods(cluster, replicaSet, portion);
    else if (createPods(cluster, replicaSet, portion) < portion) return;
    if (replicaSet.size === replicaSet.pods.active) break;
    cluster.budget -= portionCost;
    if (cluster.budget < 0) return;
    updateStatus(cluster, replicaSet);
    betweenPortions();
  }
  replicaSet.createError = null;
  replicaSet.failures = 0;
}

/** Counts the pods into the set's status (updateReplicaSetStatus); wakes the owner where it changed. */
function updateStatus(cluster: Cluster, replicaSet: ReplicaSet): void {
  countAvailable(cluster, replicaSet);
  const { status, pods } = replicaSet;
  const replicas = pods.active;
  const ready = pods.ready;
  const available = pods.available;
  // Before 1.35 nobody counted them.
  const terminating = cluster.server < 35 ? 0 : pods.terminating;
  if (
    status.replicas === replicas &&
    status.readyReplicas === ready &&
    status.availableReplicas === available &&
    status.terminatingReplicas === terminating &&
    status.replicaFailure === (replicaSet.createError?.message ?? null)
  )
    return;
  status.replicas = replicas;
  status.readyReplicas = ready;
  status.availableReplicas = available;
  status.terminatingReplicas = terminating;
  const failed = status.replicaFailure === null ? replicaSet.createError : null;
  status.replicaFailure = replicaSet.createError?.message ?? null;
  cluster.workload.dirty = true;
  if (failed === null) return;
  cluster.observe({ kind: 'createFailed', generation: replicaSet, error: failed });
  const message = `Error creating: ${failed.message}`;
  cluster.observe({
    kind: 'objectEvent',
    reason: 'FailedCreate',
    message,
    generation: replicaSet,
    group: null,
    from: 'replicaset-controller',
  });
}

/** Creates up to `count` pods (slowStartBatch) and answers how many the API server let it. */
function createPods(cluster: Cluster, replicaSet: ReplicaSet, count: number): number {
  const life = cluster.pods(replicaSet.template);
  const { admitted, answer } = admit({ cluster, template: replicaSet.template, life, wanted: count });
  const created = answer?.admitted ?? count;
  const individual = cluster.workload.spec.replicas <= individualPods;
  const last = replicaSet.pods.unreadyGroups.at(-1);
  if (!individual && created === count && last?.createdAt === cluster.now && last.life === life && last.state === 'starting') {
    replicaSet.pods.extend(last, created);
    if (admitted !== null) arrive(cluster, last, admitted, created);
    cluster.observe({ kind: 'pods', group: last });
    return created;
  }
  addPods(cluster, replicaSet, { life, admitted, count: created, individual });
  if (answer !== null) failToCreate(cluster, replicaSet, answer);
  return created;
}

function failToCreate(cluster: Cluster, replicaSet: ReplicaSet, { refusal, policy }: Answer): void {
  const generateName = `${replicaSet.name}-`;
  const name = `${generateName.slice(0, longestGenerateName)}${podSuffix(replicaSet.name, cluster.nextGroup)}`;
  const anyName = `${cluster.workload.name}-…`;
  const quotable = refusal({ generateName: anyName, name: anyName });
  replicaSet.createError ??= { message: refusal({ generateName, name }), quotable, policy };
  const delay = Math.min(lastRetry, firstRetry * 2 ** replicaSet.failures);
  // Each failure counts, also one that nobody waited for (workqueue: AddRateLimited); the earliest try that is due stays.
  replicaSet.failures++;
  if (replicaSet.retrySet) return;
  replicaSet.retrySet = true;
  cluster.timers.set(cluster.now + delay, { kind: 'retry', generation: replicaSet });
}

function deletePods(cluster: Cluster, replicaSet: ReplicaSet, count: number): void {
  replicaSet.dirty = true;
  for (let left = count; left > 0;) {
    const first = replicaSet.pods.firstToDelete();
    if (first === undefined) return;
    const group = takePods(cluster, first, left);
    left -= group.count;
    terminate(cluster, group);
  }
}
