import type { StatefulSetSpec } from '../../../kubernetes/statefulSet/statefulSet';
import { isAvailable, isRunningAndReady } from '../../cluster/pod';
import type { Revisions } from './revisions';
import type { StatefulSetCluster, StatefulSetStatus } from './statefulSet';

/** computeReplicaStatus: of the pods as they are before the look does anything; terminating ones count, but for those of a revision. */
export function countStatus({ workload: set, placed: pods, now }: StatefulSetCluster, { current, update }: Revisions): StatefulSetStatus {
  const ready = pods.filter(isRunningAndReady);
  const staying = pods.filter(({ terminating }) => !terminating);
  const at = ({ template }: Revisions['current']): number => staying.filter(({ revision }) => revision.template === template).length;
  return {
    observedGeneration: set.generation,
    replicas: pods.length,
    readyReplicas: ready.length,
    availableReplicas: ready.filter(pod => isAvailable(pod, set.spec.minReadySeconds, now)).length,
    currentReplicas: at(current),
    updatedReplicas: at(update),
    currentRevision: current,
    updateRevision: update,
  };
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
