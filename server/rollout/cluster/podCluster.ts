/**
 * The simulated cluster of a controller that keeps its pods itself, one by one: the clock, what is to happen, and the pods. All times are integer
 * milliseconds since the simulation began.
 */
import type { PodChange, PodPolicy } from '../kubelet/podLife';
import { isTerminal, type Pod } from './pod';
import type { Templates } from './templates';
import type { Timers } from './timers';

export interface PodCluster<Place> {
  now: number;
  readonly timers: Timers<PodTimer<Place>>;
  readonly templates: Templates;
  readonly lives: PodPolicy;
  readonly observe: (change: PodClusterChange<Place>) => void;
  /** One look of the controller. */
  readonly sync: () => void;
  /** In the order of their creation, without those that have gone. */
  pods: readonly Pod<Place>[];
  /** Whether pods get their nodes as soon as they are created. */
  readonly binds: boolean;
  /** Whether something has happened that the controller has not seen yet. */
  woken: boolean;
  /** When it looks again by itself; Infinity if it doesn't. */
  resyncAt: number;
  /** Work left to be simulated; at 0 the simulation is cut. */
  budget: number;
  nextPod: number;
}

/** What a timer is for: a pod's next change, its end, or another look of the controller. */
export type PodTimer<Place> = { readonly kind: 'life' | 'gone'; readonly pod: Pod<Place> } | { readonly kind: 'resync' };

export type PodClusterChange<Place> =
  /** What the controller did. */
  | { readonly kind: 'created' | 'deleted'; readonly pod: Pod<Place> }
  /** A pod is in another state. */
  | { readonly kind: 'changed'; readonly pod: Pod<Place> };

export function createPod<Place>(
  cluster: PodCluster<Place>,
  { name, place, revision }: Pick<Pod<Place>, 'name' | 'place' | 'revision'>,
): Pod<Place> {
  const pod: Pod<Place> = {
    id: cluster.nextPod++,
    name,
    place,
    revision,
    createdAt: cluster.now,
    life: cluster.lives(revision.template),
    next: 0,
    phase: 'Pending',
    unready: 'starting',
    readySince: null,
    bound: cluster.binds,
    terminating: false,
    gone: false,
  };
  cluster.pods = [...cluster.pods, pod];
  cluster.woken = true;
  scheduleLife(cluster, pod);
  cluster.observe({ kind: 'created', pod });
  return pod;
}

/** The controller deletes a pod, which then terminates; one without a node, or that has ended, is gone at once. */
export function deletePod<Place>(cluster: PodCluster<Place>, pod: Pod<Place>): void {
  cluster.observe({ kind: 'deleted', pod });
  terminate(cluster, pod);
}

/** Somebody deletes a pod. */
export function terminate<Place>(cluster: PodCluster<Place>, pod: Pod<Place>): void {
  if (pod.terminating || pod.gone) return;
  const wait = pod.bound && !isTerminal(pod) ? pod.life.terminationMs : 0;
  if (wait === 0) {
    end(cluster, pod);
    return;
  }
  pod.terminating = true;
  changed(cluster, pod);
  if (Number.isFinite(wait)) cluster.timers.set(cluster.now + wait, { kind: 'gone', pod });
}

/** The object of a pod goes. */
export function end<Place>(cluster: PodCluster<Place>, pod: Pod<Place>): void {
  if (pod.gone) return;
  pod.gone = true;
  cluster.pods = cluster.pods.filter(other => other !== pod);
  changed(cluster, pod);
}

/** A pod that isn't stopping comes to a state of its life. */
export function enter<Place>(cluster: PodCluster<Place>, pod: Pod<Place>, state: PodChange['state']): void {
  if (state === 'ready') {
    pod.phase = 'Running';
    pod.readySince ??= cluster.now;
  } else {
    pod.unready = state;
    pod.readySince = null;
    if (state === 'unschedulable') pod.bound = false;
    else if (state !== 'imagePull') pod.phase = 'Running';
  }
  changed(cluster, pod);
}

/** What a pod does next by itself. */
export function scheduleLife<Place>(cluster: PodCluster<Place>, pod: Pod<Place>): void {
  const next = pod.life.change(pod.next);
  if (next !== null) cluster.timers.set(pod.createdAt + next.afterMs, { kind: 'life', pod });
}

/** The controller looks again at this time, unless it does so before: then it asks again. */
export function resync<Place>(cluster: PodCluster<Place>, at: number): void {
  if (at >= cluster.resyncAt || !Number.isFinite(at)) return;
  cluster.resyncAt = at;
  cluster.timers.set(at, { kind: 'resync' });
}

/** Tells, and wakes the controller. */
export function changed<Place>(cluster: PodCluster<Place>, pod: Pod<Place>): void {
  cluster.woken = true;
  cluster.observe({ kind: 'changed', pod });
}
