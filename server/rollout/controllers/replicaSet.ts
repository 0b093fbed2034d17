/**
 * The ReplicaSet controller (pkg/controller/replicaset): keeps as many pods as the set's size, counts them, and never looks at terminating ones.
 */
import { admit, type Answer } from '../admission/admit';
import type { Cluster, ReplicaSet } from '../cluster/cluster';
import { arrive, leave } from '../cluster/placing';
import { availableAt, awaitAvailability, countAvailable, noticeReady } from './availability';
import { newGroup, type PodGroup } from '../cluster/podGroups';

/** At most so many pods are created or deleted in one sync (BurstReplicas). */
export const burstReplicas = 500;
/** Small Deployments have their pods one by one, so that each has its lane and its name. */
export const individualPods = 40;
/** What a portion costs of the simulation's budget. */
const portionCost = 100;
/** What a pod's name keeps of its set's (names.SimpleNameGenerator). */
const longestGenerateName = 58;
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
    status.replicaFailure === replicaSet.createError
  )
    return;
  status.replicas = replicas;
  status.readyReplicas = ready;
  status.availableReplicas = available;
  status.terminatingReplicas = terminating;
  const failed = status.replicaFailure === null ? replicaSet.createError : null;
  status.replicaFailure = replicaSet.createError;
  cluster.deployment.dirty = true;
  if (failed !== null) cluster.observe({ kind: 'createFailed', replicaSet, message: failed });
}

/** Pods that became ready: available at once, or after the set's minReadySeconds. */
export function becomeReady(cluster: Cluster, replicaSet: ReplicaSet, group: PodGroup): void {
  const waits = replicaSet.minReadySeconds > 0;
  replicaSet.pods.setState(group, waits ? 'ready' : 'available', cluster.now);
  if (waits) awaitAvailability(cluster, replicaSet, group);
  if (waits) noticeReady(cluster, replicaSet);
  cluster.observe({ kind: 'pods', group });
  replicaSet.dirty = true;
}

/** Judges every ready pod by the set's minReadySeconds, which has changed. */
export function judgeAvailability(cluster: Cluster, replicaSet: ReplicaSet): void {
  for (const group of replicaSet.pods.readyGroups) {
    const due = availableAt(replicaSet, group.readySince ?? cluster.now);
    const state = due <= cluster.now ? 'available' : 'ready';
    if (state === 'ready') awaitAvailability(cluster, replicaSet, group);
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
  if (part.placement !== null) {
    if (part.placement.node === null) cluster.surroundings?.scheduler?.split(part.placement);
    else part.placement.node.split(part.placement);
  }
  scheduleLife(cluster, part);
  if (part.state === 'ready') awaitAvailability(cluster, replicaSet, part);
  return part;
}

/** Sets the timer for the next change of the pods' life, if there is one. */
export function scheduleLife(cluster: Cluster, group: PodGroup): void {
  const next = group.life.change(group.next);
  if (next !== null && !Number.isNaN(group.startedAt)) cluster.timers.set(group.startedAt + next.afterMs, { kind: 'life', group });
}

/** Creates up to `count` pods (slowStartBatch) and answers how many the API server let it. */
function createPods(cluster: Cluster, replicaSet: ReplicaSet, count: number): number {
  const life = cluster.pods(replicaSet.template);
  const { admitted: pod, answer } = admit({ cluster, template: replicaSet.template, life, wanted: count });
  const created = answer?.admitted ?? count;
  const individual = cluster.deployment.spec.replicas <= individualPods;
  const last = replicaSet.pods.unreadyGroups.at(-1);
  if (!individual && created === count && last?.createdAt === cluster.now && last.life === life && last.state === 'starting') {
    replicaSet.pods.extend(last, created);
    if (pod !== null) arrive(cluster, last, pod, created);
    cluster.observe({ kind: 'pods', group: last });
    return created;
  }
  for (let left = created; left > 0; left -= individual ? 1 : left) {
    const group = newGroup({
      id: cluster.nextGroup++,
      count: individual ? 1 : left,
      createdAt: cluster.now,
      life,
      replicaSet,
    });
    replicaSet.pods.add(group);
    if (pod !== null) arrive(cluster, group, pod, group.count);
    cluster.observe({ kind: 'pods', group });
    scheduleLife(cluster, group);
  }
  replicaSet.dirty = true;
  if (answer !== null) failToCreate(cluster, replicaSet, answer);
  return created;
}

function failToCreate(cluster: Cluster, replicaSet: ReplicaSet, { refusal }: Answer): void {
  const generateName = `${replicaSet.name}-`;
  const name = `${generateName.slice(0, longestGenerateName)}${podSuffix(replicaSet.name, cluster.nextGroup)}`;
  replicaSet.createError ??= refusal({ generateName, name });
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
    terminate(cluster, group);
  }
}

/** Pods are told to stop. Without a node they are gone at once. */
export function terminate(cluster: Cluster, group: PodGroup): void {
  const waits = group.state === 'unschedulable' || group.placement?.node === null;
  const wait = waits ? 0 : group.life.terminationMs;
  group.replicaSet.pods.setState(group, wait === 0 ? 'gone' : 'terminating', cluster.now);
  if (wait === 0) leave(cluster, group);
  cluster.observe({ kind: 'pods', group });
  if (wait > 0 && Number.isFinite(wait)) cluster.timers.set(cluster.now + wait, { kind: 'gone', group });
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
