import type { Counter } from '../../protocol/inputs';
import type { Step } from '../../protocol/timeline';
import type { VersionPods } from '../../protocol/versions';
import { newGeneration, type Cluster, type Generation } from '../cluster/cluster';
import type { VersionLog } from './versionLog';

export interface Counts extends Pick<Step, 'desired' | 'current' | 'updated' | 'ready' | 'available' | 'ceiling' | 'floor'> {
  /** Pods of the workload's template that are available. */
  readonly newAvailable: number;
  readonly terminating: number;
}

/** Those of them that counters show. */
export type ShownCounts = Pick<Counts, Counter['id']>;

/** The pods as they are now, as `kubectl get` will count them. `generations` are all whose pods may still exist. */
export function countPods(cluster: Cluster, generations: Iterable<Generation>): Counts {
  const newest = newGeneration(cluster);
  const { desired, ceiling, floor } = cluster.workload.limits;
  let [current, ready, available, terminating] = [0, 0, 0, 0];
  for (const { pods } of generations) {
    current += pods.active;
    ready += pods.ready;
    available += pods.available;
    terminating += pods.terminating;
  }
  return {
    desired,
    current,
    updated: newest?.pods.active ?? 0,
    ready,
    available,
    ceiling,
    floor,
    newAvailable: newest?.pods.available ?? 0,
    terminating,
  };
}

/** The same pods by their versions; those that have none are left out. */
export function podsByVersion(generations: Iterable<Generation>, versions: VersionLog): readonly VersionPods[] {
  const found: VersionPods[] = [];
  for (const { pods, template } of generations) {
    const { active, ready, available, starting, unschedulable: pending, terminating } = pods;
    if (active + terminating === 0) continue;
    const failing = active - ready - starting - pending;
    found.push({ version: versions.indexOf(template), available, ready: ready - available, starting, failing, pending, terminating });
  }
  return found.sort((one, other) => one.version - other.version);
}

/** How many pods are available. */
export function availablePods({ generations }: Cluster): number {
  return generations.reduce((sum, { pods }) => sum + pods.available, 0);
}
