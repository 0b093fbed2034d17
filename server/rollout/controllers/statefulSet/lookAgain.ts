/**
 * Before 1.35 the controller had one timer for all pods of a set with minReadySeconds: an earlier time takes the place of a later one, which is lost, so
 * that pods may count as available late (enqueueSSAfter, and the queue's AddAfter).
 */
import { countAvailable, hasOneTimer } from '../availability';
import type { StatefulSetCluster } from './statefulSet';

/** A pod has become ready (updatePod): the set is looked at again a second after it should be available. */
export function noticeReady(cluster: StatefulSetCluster): void {
  lookAgainIn(cluster, cluster.workload.spec.minReadySeconds + 1);
}

/** The end of a look (syncStatefulSet): as long as not all pods are available, another one follows. */
export function endLook(cluster: StatefulSetCluster, availableReplicas: number): void {
  if (!hasOneTimer(cluster)) return;
  for (const revision of cluster.generations) countAvailable(cluster, revision);
  const { replicas, minReadySeconds } = cluster.workload.spec;
  if (minReadySeconds > 0 && availableReplicas !== replicas) lookAgainIn(cluster, minReadySeconds);
}

/** Whether looking again changes nothing: no pod is ready that isn't available. */
export function isInVain({ unsettled }: StatefulSetCluster): boolean {
  return ![...unsettled].some(({ group }) => group.state === 'ready');
}

function lookAgainIn(cluster: StatefulSetCluster, seconds: number): void {
  const { workload, now } = cluster;
  if (hasOneTimer(cluster)) workload.lookAgainAt = Math.min(workload.lookAgainAt, now + seconds * 1000);
}
