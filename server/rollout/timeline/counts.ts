import type { PodCounts, Step } from '../../protocol/timeline';
import { newGeneration, type Cluster, type Generation } from '../cluster/cluster';

export type Counts = Pick<Step, 'desired' | 'current' | 'updated' | 'ready' | 'available' | 'ceiling' | 'floor' | 'pods'>;

/** The pods as they are now, as `kubectl get` will count them. `generations` are all whose pods may still exist. */
export function countPods(cluster: Cluster, generations: Iterable<Generation>): Counts {
  const newest = newGeneration(cluster);
  const { desired, ceiling, floor } = cluster.workload.limits;
  const old = { available: 0, active: 0, ready: 0, terminating: 0 };
  for (const { pods } of generations) {
    if (pods === newest?.pods) continue;
    old.available += pods.available;
    old.active += pods.active;
    old.ready += pods.ready;
    old.terminating += pods.terminating;
  }
  const updated = newest?.pods.active ?? 0;
  const newAvailable = newest?.pods.available ?? 0;
  const newReady = newest === null ? 0 : newest.pods.ready - newAvailable;
  const newStarting = newest?.pods.starting ?? 0;
  const pods: PodCounts = {
    oldAvailable: old.available,
    oldUnavailable: old.active - old.available,
    newAvailable,
    newReady,
    newStarting,
    newFailing: updated - newAvailable - newReady - newStarting,
    oldTerminating: old.terminating,
    newTerminating: newest?.pods.terminating ?? 0,
  };
  return {
    desired,
    current: old.active + updated,
    updated,
    ready: old.ready + newAvailable + newReady,
    available: old.available + newAvailable,
    ceiling,
    floor,
    pods,
  };
}

/** How many pods are available. */
export function availablePods({ generations }: Cluster): number {
  return generations.reduce((sum, { pods }) => sum + pods.available, 0);
}
