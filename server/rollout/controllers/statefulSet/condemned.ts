import { isAvailable, isRunningAndReady } from '../../cluster/pod';
import { deleteStatefulPod } from './events';
import { isHealthy } from './healthy';
import type { StatefulPod, StatefulSetCluster } from './statefulSet';

/**
 * processCondemned, from the highest ordinal down: deletes pods whose ordinal is out of range. Answers whether the look goes on. With OrderedReady one
 * goes at a time; one that isn't available goes only if it is the first such pod of all, so that two of them hold each other up.
 */
export function processCondemned(cluster: StatefulSetCluster): boolean {
  const { podManagementPolicy, minReadySeconds } = cluster.workload.spec;
  const { condemned } = cluster.ordinals;
  if (podManagementPolicy === 'Parallel') {
    for (const pod of condemned) if (!pod.terminating) deleteStatefulPod(cluster, pod);
    return true;
  }
  const [highest] = condemned;
  if (highest === undefined) return true;
  const isUp = isRunningAndReady(highest) && isAvailable(highest, minReadySeconds, cluster.now);
  if (!highest.terminating && (isUp || highest === firstUnhealthy(cluster))) deleteStatefulPod(cluster, highest);
  return false;
}

/** The one with the lowest ordinal: of those in range, or else of the others. */
function firstUnhealthy(cluster: StatefulSetCluster): StatefulPod | undefined {
  const { ordinals, unsettled } = cluster;
  const unhealthy = [...unsettled].filter(pod => !isHealthy(cluster, pod)).sort((one, other) => one.place - other.place);
  return unhealthy.find(pod => ordinals.indexOf(pod) !== undefined) ?? unhealthy[0];
}
