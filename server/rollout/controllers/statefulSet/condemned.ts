import { isAvailable, isRunningAndReady } from '../../cluster/pod';
import { deleteStatefulPod } from './events';
import type { StatefulPod, StatefulSetCluster } from './statefulSet';
import type { Seen } from './sync';

/**
 * processCondemned, from the highest ordinal down: deletes pods whose ordinal is out of range. Answers whether the look goes on. With OrderedReady one
 * goes at a time; one that isn't available goes only if it is the first such pod of all, so that two of them hold each other up.
 */
export function processCondemned(cluster: StatefulSetCluster, seen: Seen): boolean {
  const { podManagementPolicy, minReadySeconds } = cluster.workload.spec;
  if (podManagementPolicy === 'Parallel') {
    for (const pod of seen.condemned) if (!pod.terminating) deleteStatefulPod(cluster, pod);
    return true;
  }
  const [highest] = seen.condemned;
  if (highest === undefined) return true;
  const isHealthy = isRunningAndReady(highest) && isAvailable(highest, minReadySeconds, cluster.now);
  if (!highest.terminating && (isHealthy || highest === firstUnhealthy(seen))) deleteStatefulPod(cluster, highest);
  return false;
}

/** The one with the lowest ordinal: of those in range, or else of the others. */
function firstUnhealthy({ replicas, condemned, healthy }: Seen): StatefulPod | undefined {
  const lowest = [...replicas.flatMap(pod => pod ?? []), ...[...condemned].reverse()];
  return lowest.find(pod => !healthy.has(pod));
}
