/** What happens to pods, whichever controller they belong to: they come into being, become ready and available, and go. */
import type { AdmittedPod } from '../admission/admittedPod';
import { availableAt, awaitAvailability } from '../controllers/availability';
import type { PodLife } from '../kubelet/podLife';
import type { Cluster, Generation } from './cluster';
import { arrive, leave } from './placing';
import { newGroup, type PodGroup } from './podGroups';

/** Small workloads have their pods one by one, so that each has its lane and its name. */
export const individualPods = 40;

/** Longer ago than any minReadySeconds. */
export const longAgo = -2_147_483_648_000;

/** Pods that have just been created; each is a group of its own, or all are one. `admitted`: as they are stored, where their surroundings are simulated. */
export function addPods(cluster: Cluster, generation: Generation, created: CreatedPods): void {
  const { life, admitted, individual } = created;
  for (let left = created.count; left > 0; left -= individual ? 1 : left) {
    const group = newGroup({ id: cluster.nextGroup++, count: individual ? 1 : left, createdAt: cluster.now, life, generation });
    generation.pods.add(group);
    if (admitted !== null) arrive(cluster, group, admitted, group.count);
    cluster.observe({ kind: 'pods', group });
    scheduleLife(cluster, group);
  }
  generation.dirty = true;
}

export interface CreatedPods {
  readonly life: PodLife;
  readonly admitted: AdmittedPod | null;
  readonly count: number;
  readonly individual: boolean;
}

/** Pods that have been available for long, of which nobody is told; `life` only says how they end. */
export function addRestingPods(cluster: Cluster, generation: Generation, life: PodLife, pods: number): void {
  const individual = pods <= individualPods;
  for (let left = pods; left > 0; left -= individual ? 1 : left) {
    const count = individual ? 1 : left;
    const group = newGroup({ id: cluster.nextGroup++, count, createdAt: longAgo, life, generation });
    generation.pods.add(Object.assign(group, { state: 'available', readySince: longAgo, everReady: true }));
    const pod = cluster.surroundings?.existing(generation.template) ?? null;
    if (pod !== null) arrive(cluster, group, pod, count);
  }
}

/** Pods are told to stop. Without a node they are gone at once. */
export function terminate(cluster: Cluster, group: PodGroup): void {
  // A pod whose volumes aren't there has no container to stop.
  const waits = group.state === 'unschedulable' || group.placement?.node === null || group.placement?.isAttaching === true;
  const wait = waits ? 0 : group.life.terminationMs;
  group.generation.pods.setState(group, wait === 0 ? 'gone' : 'terminating', cluster.now);
  group.placement?.node?.touch();
  if (wait === 0) leave(cluster, group);
  cluster.observe({ kind: 'pods', group });
  if (wait > 0 && Number.isFinite(wait)) cluster.timers.set(cluster.now + wait, { kind: 'gone', group });
}

/** Pods that became ready: available at once, or after their minReadySeconds. */
export function becomeReady(cluster: Cluster, group: PodGroup): void {
  const { generation } = group;
  const waits = generation.minReadySeconds > 0;
  generation.pods.setState(group, waits ? 'ready' : 'available', cluster.now);
  if (waits) awaitAvailability(cluster, group);
  if (waits) cluster.controller.noticeReady?.(cluster, generation);
  cluster.observe({ kind: 'pods', group });
  generation.dirty = true;
}

/** Judges every ready pod by its minReadySeconds, which has changed. */
export function judgeAvailability(cluster: Cluster, generation: Generation): void {
  for (const group of generation.pods.readyGroups) {
    const due = availableAt(generation, group.readySince ?? cluster.now);
    const state = due <= cluster.now ? 'available' : 'ready';
    if (state === 'ready') awaitAvailability(cluster, group);
    if (state === group.state) continue;
    generation.pods.setState(group, state, cluster.now);
    cluster.observe({ kind: 'pods', group });
  }
  generation.dirty = true;
}

/** Some pods of a group as a group of their own; the group itself where all are meant. */
export function takePods(cluster: Cluster, group: PodGroup, count: number): PodGroup {
  if (count >= group.count) return group;
  const part = group.generation.pods.split(group, count, cluster.nextGroup++);
  cluster.observe({ kind: 'split', from: group, to: part });
  if (part.placement !== null) {
    if (part.placement.node === null) cluster.surroundings?.scheduler?.split(part.placement);
    else part.placement.node.split(part.placement);
  }
  scheduleLife(cluster, part);
  if (part.state === 'ready') awaitAvailability(cluster, part);
  return part;
}

/** Sets the timer for the next change of the pods' life, if there is one. */
export function scheduleLife(cluster: Cluster, group: PodGroup): void {
  const next = group.life.change(group.next);
  if (next !== null && !Number.isNaN(group.startedAt)) cluster.timers.set(group.startedAt + next.afterMs, { kind: 'life', group });
}
