import type { PodCounts, Step } from '../../protocol/timeline';
import { findNewReplicaSet, type Cluster, type ReplicaSet } from '../cluster/cluster';
import { findCondition, progressDeadlineExceeded } from '../controllers/deployment/conditions';
import { rolloutStatus } from '../render/rolloutStatus';

export type Counts = Pick<Step, 'desired' | 'current' | 'updated' | 'ready' | 'available' | 'ceiling' | 'floor' | 'pods'>;

/** The pods as they are now, as `kubectl get deployment` will count them. `sets` are all whose pods may still exist. */
export function countPods(cluster: Cluster, sets: Iterable<ReplicaSet>): Counts {
  const newest = findNewReplicaSet(cluster);
  const { ceiling, floor } = cluster.deployment.fenceposts;
  const old = { available: 0, active: 0, ready: 0, terminating: 0 };
  for (const { pods } of sets) {
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
    desired: cluster.deployment.spec.replicas,
    current: old.active + updated,
    updated,
    ready: old.ready + newAvailable + newReady,
    available: old.available + newAvailable,
    ceiling,
    floor,
    pods,
  };
}

/** `kubectl rollout status` with these counts. `acting`: right after an action, which the controller may not have seen yet. */
export function statusOf(cluster: Cluster, counts: Counts, acting = false): Step['status'] {
  const { deployment } = cluster;
  return rolloutStatus({
    name: deployment.name,
    desired: counts.desired,
    updated: counts.updated,
    current: counts.current,
    available: counts.available,
    observed: !acting || deployment.generation <= deployment.status.observedGeneration,
    deadlineExceeded: findCondition(deployment.status.conditions, 'Progressing')?.reason === progressDeadlineExceeded,
  });
}
