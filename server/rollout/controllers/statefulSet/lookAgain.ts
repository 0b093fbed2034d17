/**
 * Before 1.35 the controller had one timer for all pods of a set with minReadySeconds: an earlier time takes the place of a later one, which is lost, so
 * that pods may count as available late (enqueueSSAfter, and the queue's AddAfter).
 */
import { countAvailable, hasOneTimer } from '../availability';
import { nextAutoscaling } from '../horizontalPodAutoscaler';
import type { StatefulSetCluster, StatefulSetObject } from './statefulSet';

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

/** The set is looked at. If all that comes of it is another look, then not before something else happens, however often it would be until then. */
export function lookAgain(cluster: StatefulSetCluster): void {
  const { workload, timers, now } = cluster;
  const everyMs = workload.spec.minReadySeconds * 1000;
  const next = Math.min(timers.nextAt, nextAutoscaling(cluster));
  if (everyMs > 0 && Number.isFinite(next) && onlyLooksAgain(cluster)) {
    workload.vainLooks = { since: now, everyMs };
    workload.lookAgainAt = lookFrom(next, workload.vainLooks);
  } else {
    workload.vainLooks = null;
    workload.lookAgainAt = Number.POSITIVE_INFINITY;
    workload.dirty = true;
  }
}

function onlyLooksAgain(cluster: StatefulSetCluster): boolean {
  const { status, spec } = cluster.workload;
  return isInVain(cluster) && cluster.ordinals.firstMissing(0) === undefined && status.availableReplicas !== spec.replicas;
}

function lookAgainIn(cluster: StatefulSetCluster, seconds: number): void {
  if (!hasOneTimer(cluster)) return;
  const { workload, now } = cluster;
  const { vainLooks, lookAgainAt } = workload;
  workload.vainLooks = null;
  workload.lookAgainAt = Math.min(vainLooks === null ? lookAgainAt : lookFrom(now, vainLooks), now + seconds * 1000);
}

/** The first look at a time or after it. */
function lookFrom(time: number, { since, everyMs }: NonNullable<StatefulSetObject['vainLooks']>): number {
  return since + Math.ceil((time - since) / everyMs) * everyMs;
}
