import type { RollingUpdateStatefulSetStrategy } from '../../../kubernetes/statefulSet/statefulSet';
import { percentOf } from '../../../kubernetes/intOrString';
import type { ControllerRevision } from '../controllerRevision';
import { deleteStatefulPod } from './events';
import { isHealthy } from './healthy';
import type { Revisions } from './revisions';
import type { StatefulPod, StatefulSetCluster } from './statefulSet';

/** The update of pods that run another revision, from the highest ordinal down to the partition. Answers how many it deletes. */
export function rollingUpdate(cluster: StatefulSetCluster, { update }: Revisions): number {
  const { updateStrategy } = cluster.workload.spec;
  if (updateStrategy.type === 'OnDelete') return 0;
  const partition = updateStrategy.rollingUpdate?.partition ?? 0;
  return cluster.workload.maxUnavailableEnabled
    ? updateSeveral(cluster, update, partition, updateStrategy.rollingUpdate)
    : updateOne(cluster, update, partition);
}

/** One pod at a time, healthy or not; then those above are waited for. */
function updateOne(cluster: StatefulSetCluster, update: ControllerRevision, partition: number): number {
  const { replicas } = cluster.ordinals;
  for (let index = replicas.length - 1; index >= partition; index--) {
    const pod = replicas[index] ?? null;
    if (isOld(pod, update)) {
      deleteStatefulPod(cluster, pod);
      return 1;
    }
    if (isUnhealthy(cluster, pod)) return 0;
  }
  return 0;
}

/** updateStatefulSetAfterInvariantEstablished (feature gate MaxUnavailableStatefulSet): as many as may be unavailable besides those that are. */
function updateSeveral(
  cluster: StatefulSetCluster,
  update: ControllerRevision,
  partition: number,
  strategy: RollingUpdateStatefulSetStrategy | undefined,
): number {
  const { replicas } = cluster.ordinals;
  const unhealthy = replicas.filter(pod => isUnhealthy(cluster, pod)).length;
  const most = maxUnavailableOf(strategy, replicas.length) - unhealthy;
  let deleted = 0;
  for (let index = replicas.length - 1; index >= partition && deleted < most; index--) {
    const pod = replicas[index] ?? null;
    if (!isOld(pod, update)) continue;
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

function isOld(pod: StatefulPod | null, { template }: ControllerRevision): pod is StatefulPod {
  return pod !== null && pod.revision.template !== template && !pod.terminating;
}

function isUnhealthy(cluster: StatefulSetCluster, pod: StatefulPod | null): boolean {
  return pod === null || (cluster.unsettled.has(pod) && !isHealthy(cluster, pod));
}
