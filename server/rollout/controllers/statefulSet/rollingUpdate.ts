import type { RollingUpdateStatefulSetStrategy } from '../../../kubernetes/statefulSet/statefulSet';
import { percentOf } from '../../../kubernetes/intOrString';
import { deleteStatefulPod } from './events';
import type { StatefulPod, StatefulSetCluster } from './statefulSet';
import type { Seen } from './sync';

/** The update of pods that run another revision, from the highest ordinal down to the partition. Answers how many it deletes. */
export function rollingUpdate(cluster: StatefulSetCluster, seen: Seen): number {
  const { updateStrategy } = cluster.workload.spec;
  if (updateStrategy.type === 'OnDelete') return 0;
  const partition = updateStrategy.rollingUpdate?.partition ?? 0;
  return cluster.workload.maxUnavailableEnabled
    ? updateSeveral(cluster, seen, partition, updateStrategy.rollingUpdate)
    : updateOne(cluster, seen, partition);
}

/** One pod at a time, healthy or not; then those above are waited for. */
function updateOne(cluster: StatefulSetCluster, seen: Seen, partition: number): number {
  for (let index = seen.replicas.length - 1; index >= partition; index--) {
    const pod = seen.replicas[index];
    if (isOld(pod, seen)) {
      deleteStatefulPod(cluster, pod);
      return 1;
    }
    if (isUnhealthy(pod, seen)) return 0;
  }
  return 0;
}

/** updateStatefulSetAfterInvariantEstablished (feature gate MaxUnavailableStatefulSet): as many as may be unavailable besides those that are. */
function updateSeveral(
  cluster: StatefulSetCluster,
  seen: Seen,
  partition: number,
  strategy: RollingUpdateStatefulSetStrategy | undefined,
): number {
  const { replicas } = seen;
  const unavailable = replicas.filter(pod => isUnhealthy(pod, seen)).length;
  const most = maxUnavailableOf(strategy, replicas.length) - unavailable;
  let deleted = 0;
  for (let index = replicas.length - 1; index >= partition && deleted < most; index--) {
    const pod = replicas[index];
    if (!isOld(pod, seen)) continue;
    deleteStatefulPod(cluster, pod);
    deleted++;
  }
  return deleted;
}

/** A percentage is rounded down; at least 1. */
function maxUnavailableOf(strategy: RollingUpdateStatefulSetStrategy | undefined, replicas: number): number {
  const amount = strategy?.maxUnavailable ?? 1;
  const percent = percentOf(amount);
  return Math.max(1, percent === undefined ? Number(amount) : Math.floor((percent * replicas) / 100));
}

function isOld(pod: StatefulPod | null | undefined, { update }: Seen): pod is StatefulPod {
  return pod !== null && pod !== undefined && pod.revision.template !== update.template && !pod.terminating;
}

/** One that was only just created is so, too. */
function isUnhealthy(pod: StatefulPod | null | undefined, { healthy }: Seen): boolean {
  return pod === null || pod === undefined || !healthy.has(pod);
}
