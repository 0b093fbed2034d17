import { isAvailable, isReady, isRunningAndReady } from '../../cluster/pod';
import { createPod, refuse } from '../../cluster/placedPods';
import type { ControllerRevision } from '../controllerRevision';
import { endOfBatch } from '../slowStart';
import { createClaims, keepClaimsOf } from './claims';
import { deleteStatefulPod, tell } from './events';
import type { Revisions } from './revisions';
import { startOf, type StatefulSetCluster, type StatefulSetObject } from './statefulSet';

/** What comes of one replica: the look goes on, or it waits for this one, or creating it failed, which ends every look. */
type Processed = 'done' | 'wait' | 'failed';

/**
 * processReplica, for each ordinal from the lowest up: creates what is missing and replaces what has ended. Answers whether the look goes on: with
 * OrderedReady it stops at the first pod that isn't available, whatever keeps it from that.
 */
export function processReplicas(cluster: StatefulSetCluster, revisions: Revisions): boolean {
  const isOrdered = cluster.workload.spec.podManagementPolicy === 'OrderedReady';
  let end = Number.POSITIVE_INFINITY;
  for (const index of toProcess(cluster)) {
    if (index > end) break;
    const processed = processReplica(cluster, revisions, index);
    if (isOrdered && processed !== 'done') return false;
    // What was begun together with it is tried all the same.
    if (processed === 'failed') end = Math.min(end, endOfBatch(index));
  }
  return end === Number.POSITIVE_INFINITY;
}

/** The indices at which there is something to do, ascending. Nothing is where the pod is available, but to see to it that its claims stay. */
function* toProcess({ ordinals, unsettled, workload }: StatefulSetCluster): Generator<number, void> {
  const kept = [...workload.claimOwners.values()].filter(({ group }) => group.state === 'available');
  const waiting = [...unsettled, ...kept].flatMap(pod => ordinals.indexOf(pod) ?? []).sort((one, other) => one - other);
  let missing = ordinals.firstMissing(0);
  for (const index of [...waiting, ordinals.replicas.length]) {
    for (; missing !== undefined && missing < index; missing = ordinals.firstMissing(missing + 1)) yield missing;
    if (index < ordinals.replicas.length) yield index;
  }
}

function processReplica(cluster: StatefulSetCluster, revisions: Revisions, index: number): Processed {
  const pod = cluster.ordinals.replicas[index];
  if (pod === null || pod === undefined) return createReplica(cluster, revisions, index);
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

function createReplica(cluster: StatefulSetCluster, revisions: Revisions, index: number): Processed {
  const { workload: set } = cluster;
  const ordinal = index + startOf(set.spec);
  const name = `${set.name}-${ordinal}`;
  const wanted = { name, place: ordinal, revision: revisionOfNew(set, revisions, ordinal) };
  const refusal = createClaims(cluster, ordinal);
  set.lacksClaims = refusal !== null;
  if (refusal !== null) {
    tell(cluster, 'Create', name, refuse(cluster, wanted, { admitted: 0, refusal: () => refusal.message, policy: refusal.policy }));
    return 'failed';
  }
  const created = createPod(cluster, wanted);
  if (typeof created === 'string') {
    tell(cluster, 'Create', name, created);
    return 'failed';
  }
  tell(cluster, 'Create', name);
  cluster.ordinals.add(created);
  return 'wait';
}

/** newVersionedStatefulSetPod: the old revision where the partition protects it; in the plain strategy as long as so many pods have it. */
function revisionOfNew({ spec, status }: StatefulSetObject, { current, update }: Revisions, ordinal: number): ControllerRevision {
  const { updateStrategy } = spec;
  if (updateStrategy.type === 'OnDelete') return update;
  const kept = updateStrategy.rollingUpdate?.partition ?? status.currentReplicas;
  return ordinal < startOf(spec) + kept ? current : update;
}
