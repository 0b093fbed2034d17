import { isAvailable, isRunningAndReady, isTerminal } from '../../cluster/pod';
import { createPod, deletePod } from '../../cluster/podCluster';
import type { ControllerRevision } from '../controllerRevision';
import { createClaims, keepClaimsOf } from './claims';
import { startOf, type StatefulPod, type StatefulSetCluster, type StatefulSetObject } from './statefulSet';
import type { Seen } from './sync';

/**
 * processReplica, for each ordinal from the lowest up: creates what is missing and replaces what has ended. Answers whether the look goes on: with
 * OrderedReady it stops at the first pod that isn't available, whatever keeps it from that.
 */
export function processReplicas(cluster: StatefulSetCluster, seen: Seen): boolean {
  const isOrdered = cluster.set.spec.podManagementPolicy === 'OrderedReady';
  for (let index = 0; index < seen.replicas.length; index++) {
    const goesOn = processReplica(cluster, seen, index);
    if (isOrdered && !goesOn) return false;
  }
  return true;
}

function processReplica(cluster: StatefulSetCluster, seen: Seen, index: number): boolean {
  const pod = seen.replicas[index];
  if (pod === null || pod === undefined) {
    seen.replicas[index] = createReplica(cluster, seen, index + startOf(cluster.set.spec));
    return false;
  }
  if (isTerminal(pod)) {
    if (!pod.terminating) deletePod(cluster, pod);
    return false;
  }
  if (pod.phase === 'Pending') createClaims(cluster, pod.place);
  const { minReadySeconds, podManagementPolicy } = cluster.set.spec;
  const isWaitedFor = pod.terminating || !isRunningAndReady(pod) || !isAvailable(pod, minReadySeconds, cluster.now);
  if (podManagementPolicy === 'OrderedReady' && isWaitedFor) return false;
  keepClaimsOf(cluster, pod, false);
  return true;
}

function createReplica(cluster: StatefulSetCluster, seen: Seen, ordinal: number): StatefulPod {
  const { set } = cluster;
  const revision = revisionOfNew(set, seen, ordinal);
  createClaims(cluster, ordinal);
  return createPod(cluster, { name: `${set.name}-${ordinal}`, place: ordinal, revision });
}

/** newVersionedStatefulSetPod: the old revision where the partition protects it; in the plain strategy as long as so many pods have it. */
function revisionOfNew({ spec, status }: StatefulSetObject, { current, update }: Seen, ordinal: number): ControllerRevision {
  const { updateStrategy } = spec;
  if (updateStrategy.type === 'OnDelete') return update;
  const kept = updateStrategy.rollingUpdate?.partition ?? status.currentReplicas;
  return ordinal < startOf(spec) + kept ? current : update;
}
