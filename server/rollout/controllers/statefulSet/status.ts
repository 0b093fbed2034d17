import type { StatefulSetSpec } from '../../../kubernetes/statefulSet/statefulSet';
import { isAvailable, isRunningAndReady } from '../../cluster/pod';
import type { ShownCounts } from '../../timeline/counts';
import type { Revisions } from './revisions';
import type { StatefulSetCluster, StatefulSetStatus } from './statefulSet';

/** computeReplicaStatus: of the pods as they are before the look does anything; terminating ones count, but for those of a revision. */
export function countStatus(cluster: StatefulSetCluster, { current, update }: Revisions): StatefulSetStatus {
  const counted = countPods(cluster);
  return {
    observedGeneration: cluster.workload.generation,
    replicas: counted.current,
    readyReplicas: counted.ready,
    availableReplicas: counted.available,
    currentReplicas: stayingPods(cluster, current),
    updatedReplicas: counted.updated,
    currentRevision: current,
    updateRevision: update,
  };
}

/** What the status will say of the pods as they are now. */
export function countPods(cluster: StatefulSetCluster): ShownCounts {
  const { workload: set, placed, unsettled, now } = cluster;
  const settled = placed.length - unsettled.size;
  const there = [...unsettled].filter(({ gone }) => !gone);
  const ready = there.filter(isRunningAndReady);
  return {
    desired: set.spec.replicas,
    current: settled + there.length,
    ready: settled + ready.length,
    available: settled + ready.filter(pod => isAvailable(pod, set.spec.minReadySeconds, now)).length,
    updated: stayingPods(cluster, set),
  };
}

/** Of a template, whichever of its revisions they were made from. */
function stayingPods({ generations }: StatefulSetCluster, { template }: Pick<Revisions['current'], 'template'>): number {
  return generations.reduce((sum, revision) => (revision.template === template ? sum + revision.pods.active : sum), 0);
}

/** completeRollingUpdate: once all pods are new and ready, theirs is the current revision. */
export function completed({ replicas, updateStrategy }: StatefulSetSpec, status: StatefulSetStatus): StatefulSetStatus {
  const { updatedReplicas, readyReplicas } = status;
  const isComplete =
    updateStrategy.type === 'RollingUpdate' && updatedReplicas === replicas && readyReplicas === replicas && status.replicas === replicas;
  return isComplete ? { ...status, currentReplicas: updatedReplicas, currentRevision: status.updateRevision } : status;
}

/** inconsistentStatus: whether there is nothing to write. */
export function isSameStatus(one: StatefulSetStatus, other: StatefulSetStatus): boolean {
  return (
    one.observedGeneration === other.observedGeneration &&
    one.replicas === other.replicas &&
    one.readyReplicas === other.readyReplicas &&
    one.availableReplicas === other.availableReplicas &&
    one.currentReplicas === other.currentReplicas &&
    one.updatedReplicas === other.updatedReplicas &&
    one.currentRevision === other.currentRevision &&
    one.updateRevision === other.updateRevision
  );
}
