import { isAvailable, isReady, isRunningAndReady } from '../../cluster/pod';
import { createPod } from '../../cluster/placedPods';
import type { ControllerRevision } from '../controllerRevision';
import { createClaims, keepClaimsOf } from './claims';
import { deleteStatefulPod, tell } from './events';
import { startOf, type StatefulSetCluster, type StatefulSetObject } from './statefulSet';
import type { Seen } from './sync';

/** What comes of one replica: the look goes on, or it waits for this one, or creating it failed, which ends every look. */
type Processed = 'done' | 'wait' | 'failed';

/**
 * processReplica, for each ordinal from the lowest up: creates what is missing and replaces what has ended. Answers whether the look goes on: with
 * OrderedReady it stops at the first pod that isn't available, whatever keeps it from that.
 */
export function processReplicas(cluster: StatefulSetCluster, seen: Seen): boolean {
  const isOrdered = cluster.workload.spec.podManagementPolicy === 'OrderedReady';
  for (let index = 0; index < seen.replicas.length; index++) {
    const processed = processReplica(cluster, seen, index);
    if (processed === 'failed' || (isOrdered && processed === 'wait')) return false;
  }
  return true;
}

function processReplica(cluster: StatefulSetCluster, seen: Seen, index: number): Processed {
  const pod = seen.replicas[index];
  if (pod === null || pod === undefined) return createReplica(cluster, seen, index);
  if (pod.ended) {
    if (!pod.terminating) deleteStatefulPod(cluster, pod);
    return 'wait';
  }
  if (!isReady(pod)) createClaims(cluster, pod.place);
  const { minReadySeconds, podManagementPolicy } = cluster.workload.spec;
  const isWaitedFor = pod.terminating || !isRunningAndReady(pod) || !isAvailable(pod, minReadySeconds, cluster.now);
  if (podManagementPolicy === 'OrderedReady' && isWaitedFor) return 'wait';
  keepClaimsOf(cluster, pod, false);
  return 'done';
}

function createReplica(cluster: StatefulSetCluster, seen: Seen, index: number): Processed {
  const { workload: set } = cluster;
  const ordinal = index + startOf(set.spec);
  const name = `${set.name}-${ordinal}`;
  createClaims(cluster, ordinal);
  const created = createPod(cluster, { name, place: ordinal, revision: revisionOfNew(set, seen, ordinal) });
  if (typeof created === 'string') {
    tell(cluster, 'Create', name, created);
    return 'failed';
  }
  tell(cluster, 'Create', name);
  seen.replicas[index] = created;
  return 'wait';
}

/** newVersionedStatefulSetPod: the old revision where the partition protects it; in the plain strategy as long as so many pods have it. */
function revisionOfNew({ spec, status }: StatefulSetObject, { current, update }: Seen, ordinal: number): ControllerRevision {
  const { updateStrategy } = spec;
  if (updateStrategy.type === 'OnDelete') return update;
  const kept = updateStrategy.rollingUpdate?.partition ?? status.currentReplicas;
  return ordinal < startOf(spec) + kept ? current : update;
}
