/**
 * The ReplicaSet controller (pkg/controller/replicaset): keeps as many pods as the set's size, counts them, and never looks at terminating ones.
 */
import type { Cluster, ReplicaSet } from './cluster';
import type { PodGroup } from './podGroups';

/** At most so many pods are created or deleted in one sync (BurstReplicas). */
export const burstReplicas = 500;
/** Small Deployments have their pods one by one, so that each has its lane and its name. */
export const individualPods = 40;
/** What a portion costs of the simulation's budget. */
const portionCost = 100;
const firstRetry = 5;
const lastRetry = 1_000_000;

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

/** Counts the pods into the set's status (updateReplicaSetStatus); wakes the Deployment where it changed. */
export function updateStatus(cluster: Cluster, replicaSet: ReplicaSet): void {
  const { status, pods } = replicaSet;
  const replicas = pods.active;
  const ready = pods.ready;
  const available = pods.available;
  const terminating = pods.terminating;
  if (
    status.replicas === replicas &&
    status.readyReplicas === ready &&
    status.availableReplicas === available &&
    status.terminatingReplicas === terminating &&
    status.replicaFailure === replicaSet.createError
  )
    return;
  status.replicas = replicas;
  status.readyReplicas = ready;
  status.availableReplicas = available;
  status.terminatingReplicas = terminating;
  status.replicaFailure = replicaSet.createError;
  cluster.deployment.dirty = true;
}

/** Pods that became ready: available at once, or after the set's minReadySeconds. */
export function becomeReady(cluster: Cluster, replicaSet: ReplicaSet, group: PodGroup): void {
  const waits = replicaSet.minReadySeconds > 0;
  replicaSet.pods.setState(group, waits ? 'ready' : 'available', cluster.now);
  if (waits) cluster.timers.set(availableAt(replicaSet, cluster.now), { kind: 'available', group });
  cluster.observe({ kind: 'pods', group });
  replicaSet.dirty = true;
}

/**
 * When pods that became ready at a time become available (podutils.IsPodAvailable). The transition is written down in whole seconds, so that those of
 * the same second become available together.
 */
export function availableAt({ minReadySeconds }: ReplicaSet, readySince: number): number {
  return Math.floor(readySince / 1000) * 1000 + minReadySeconds * 1000;
}

/** Judges every ready pod by the set's minReadySeconds, which has changed. */
export function judgeAvailability(cluster: Cluster, replicaSet: ReplicaSet): void {
  for (const group of replicaSet.pods.readyGroups) {
    const due = availableAt(replicaSet, group.readySince ?? cluster.now);
    const state = due <= cluster.now ? 'available' : 'ready';
    if (state === 'ready') cluster.timers.set(due, { kind: 'available', group });
    if (state === group.state) continue;
    replicaSet.pods.setState(group, state, cluster.now);
    cluster.observe({ kind: 'pods', group });
  }
  replicaSet.dirty = true;
}

/** Some pods of a group as a group of their own; the group itself where all are meant. */
export function takePods(cluster: Cluster, replicaSet: ReplicaSet, group: PodGroup, count: number): PodGroup {
  if (count >= group.count) return group;
  const part = replicaSet.pods.split(group, count, cluster.nextGroup++);
  cluster.observe({ kind: 'split', from: group, to: part });
  scheduleLife(cluster, part);
  if (part.state === 'ready') {
    cluster.timers.set(availableAt(replicaSet, part.readySince ?? cluster.now), { kind: 'available', group: part });
  }
  return part;
}

/** Sets the timer for the next change of the pods' life, if there is one. */
export function scheduleLife(cluster: Cluster, group: PodGroup): void {
  const next = group.life.change(group.next);
  if (next !== null) cluster.timers.set(group.createdAt + next.afterMs, { kind: 'life', group });
}

/** Creates up to `count` pods (slowStartBatch) and answers how many the quota allowed. */
function createPods(cluster: Cluster, replicaSet: ReplicaSet, count: number): number {
  const room = Math.max(0, cluster.podQuota - existingPods(cluster));
  const created = Math.min(count, room);
  const life = cluster.pods(replicaSet.template);
  const individual = cluster.deployment.spec.replicas <= individualPods;
  const last = replicaSet.pods.unreadyGroups.at(-1);
  if (!individual && created === count && last?.createdAt === cluster.now && last.life === life && last.state === 'starting') {
    replicaSet.pods.extend(last, created);
    cluster.observe({ kind: 'pods', group: last });
    return created;
  }
  for (let left = created; left > 0; left -= individual ? 1 : left) {
    const group: PodGroup = {
      id: cluster.nextGroup++,
      count: individual ? 1 : left,
      state: 'starting',
      createdAt: cluster.now,
      readySince: null,
      everReady: false,
      life,
      next: 0,
      replicaSet,
    };
    replicaSet.pods.add(group);
    cluster.observe({ kind: 'pods', group });
    scheduleLife(cluster, group);
  }
  replicaSet.dirty = true;
  if (created < count) failToCreate(cluster, replicaSet);
  return created;
}

function failToCreate(cluster: Cluster, replicaSet: ReplicaSet): void {
  const used = existingPods(cluster);
  const message = `pods "${replicaSet.name}-${podSuffix(replicaSet.name, cluster.nextGroup)}" is forbidden: exceeded quota: pods, requested: pods=1, used: pods=${used}, limited: pods=${cluster.podQuota}`;
  const first = replicaSet.createError === null;
  if (first) {
    replicaSet.createError = message;
    cluster.observe({ kind: 'createFailed', replicaSet, message });
  }
  if (replicaSet.retrySet) return;
  replicaSet.retrySet = true;
  cluster.timers.set(cluster.now + Math.min(lastRetry, firstRetry * 2 ** replicaSet.failures), { kind: 'retry', replicaSet });
  replicaSet.failures++;
}

function deletePods(cluster: Cluster, replicaSet: ReplicaSet, count: number): void {
  replicaSet.dirty = true;
  for (let left = count; left > 0;) {
    const first = replicaSet.pods.firstToDelete();
    if (first === undefined) return;
    const group = takePods(cluster, replicaSet, first, left);
    left -= group.count;
    const wait = group.state === 'unschedulable' ? 0 : group.life.terminationMs;
    replicaSet.pods.setState(group, wait === 0 ? 'gone' : 'terminating', cluster.now);
    cluster.observe({ kind: 'pods', group });
    if (wait > 0 && Number.isFinite(wait)) cluster.timers.set(cluster.now + wait, { kind: 'gone', group });
  }
}

function existingPods(cluster: Cluster): number {
  let pods = 0;
  for (const replicaSet of cluster.replicaSets) pods += replicaSet.pods.active + replicaSet.pods.terminating;
  return pods;
}

const letters = 'bcdfghjklmnpqrstvwxz2456789';

/** The five letters behind a pod's set: stable for the same set and number, as nothing here is random. */
export function podSuffix(replicaSet: string, number: number): string {
  let state = number * 40_503 + 17;
  for (let index = 0; index < replicaSet.length; index++) state = Math.imul(state ^ replicaSet.charCodeAt(index), 0x01000193) >>> 0;
  let suffix = '';
  for (let index = 0; index < 5; index++) {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) >>> 0;
    state = (state ^ (state >>> 13)) >>> 0;
    suffix += letters[state % letters.length] ?? '';
  }
  return suffix;
}
