/**
 * When ready pods count as available. Today each pod does at its own time. Before 1.34, the ReplicaSet controller only counted those that were due when
 * it looked at their set, and had one timer a set to look again: pods count late, or together, or not until something else happens to the set. The
 * controller that keeps pods in order did so before 1.35.
 */
import type { Cluster, Generation } from '../cluster/cluster';
import type { PodGroup } from '../cluster/podGroups';
import type { ReplicaSet } from './replicaSet';

/**
 * When pods that became ready at a time may become available (podutils.IsPodAvailable). The transition is written down in whole seconds, so that those of
 * the same second become available together.
 */
export function availableAt({ minReadySeconds }: Generation, readySince: number): number {
  return Math.floor(readySince / 1000) * 1000 + minReadySeconds * 1000;
}

/** Sees to it that ready pods are counted as available. */
export function awaitAvailability(cluster: Cluster, group: PodGroup): void {
  if (hasOneTimer(cluster)) return;
  cluster.timers.set(availableAt(group.generation, group.readySince ?? cluster.now), { kind: 'available', group });
}

/** That pods of a ReplicaSet have become ready: before 1.34 it is looked at again a second after the first of them is due. */
export function noticeReady(cluster: Cluster, generation: Generation): void {
  if (hasOneTimer(cluster)) lookAgain(cluster, generation, cluster.now + (generation.minReadySeconds + 1) * 1000);
}

/** Counts the pods of a generation that are due by now, and tells of them; nothing where each has its own time. */
export function countAvailable(cluster: Cluster, generation: Generation): void {
  const { pods, minReadySeconds } = generation;
  if (!hasOneTimer(cluster) || (minReadySeconds === 0 && pods.ready === pods.available)) return;
  const groups: PodGroup[] = [];
  for (const group of pods.readyGroups) {
    const state = availableAt(generation, group.readySince ?? cluster.now) <= cluster.now ? 'available' : 'ready';
    if (state === group.state) continue;
    pods.setState(group, state, cluster.now);
    cluster.observe({ kind: 'pods', group });
    groups.push(group);
  }
  if (groups.length > 0) cluster.observe({ kind: 'podsChanged', generation, groups });
}

/** After each look: where all pods are ready, but not all available, the set is looked at again in time for the youngest. */
export function endLook(cluster: Cluster, replicaSet: ReplicaSet): void {
  const { size, status, minReadySeconds } = replicaSet;
  if (!hasOneTimer(cluster) || minReadySeconds === 0) return;
  if (status.readyReplicas === size && status.availableReplicas !== size)
    lookAgain(cluster, replicaSet, cluster.now + minReadySeconds * 1000);
}

/** The timer of a set has run out. Answers whether it was the one: an earlier one takes the place of a later one. */
export function isDue(generation: Generation, at: number): boolean {
  if (generation.lookAgainAt !== at) return false;
  generation.lookAgainAt = Number.POSITIVE_INFINITY;
  return true;
}

/** The one timer of a set is never moved later. */
function lookAgain(cluster: Cluster, generation: Generation, at: number): void {
  if (at >= generation.lookAgainAt) return;
  generation.lookAgainAt = at;
  cluster.timers.set(at, { kind: 'lookAgain', generation, at });
}

/** Whether the controller that is simulated has one timer for several pods. */
export function hasOneTimer({ server, controller: { oneTimer } }: Cluster): boolean {
  return oneTimer !== null && server < oneTimer.before;
}
