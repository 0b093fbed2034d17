import { isAvailable, isReady } from '../../cluster/pod';
import type { DaemonPod, DaemonSetCluster, DaemonSetStatus } from './daemonSet';
import type { ShownCounts } from '../../timeline/counts';
import { byAge, look, type Sight } from './sight';

/** updateDaemonSetStatus: of each node that should run a pod its oldest one counts, terminating or not. */
export function countStatus(
  { workload: set, now }: DaemonSetCluster,
  { current, nodes, desired, quiet, quietUpdated }: Sight,
): DaemonSetStatus {
  const counted: DaemonPod[] = [];
  let misscheduled = 0;
  for (const { run, pods } of nodes) {
    const [oldest] = byAge(pods);
    if (oldest === undefined) continue;
    if (run) counted.push(oldest);
    else misscheduled++;
  }
  const available = quiet + counted.filter(pod => isAvailable(pod, set.spec.minReadySeconds, now)).length;
  return {
    observedGeneration: set.generation,
    desiredNumberScheduled: desired,
    currentNumberScheduled: quiet + counted.length,
    numberMisscheduled: misscheduled,
    numberReady: quiet + counted.filter(isReady).length,
    updatedNumberScheduled: quietUpdated + counted.filter(({ revision }) => revision.template === current.template).length,
    numberAvailable: available,
    numberUnavailable: desired - available,
  };
}

/** What the status will say of the pods as they are now. */
export function countPods(cluster: DaemonSetCluster): ShownCounts {
  const counted = countStatus(cluster, look(cluster, cluster.workload));
  return {
    desired: counted.desiredNumberScheduled,
    current: counted.currentNumberScheduled,
    ready: counted.numberReady,
    available: counted.numberAvailable,
    updated: counted.updatedNumberScheduled,
  };
}

/** storeDaemonSetStatus: whether there is nothing to write. */
export function isSameStatus(one: DaemonSetStatus, other: DaemonSetStatus): boolean {
  return (
    one.observedGeneration === other.observedGeneration &&
    one.desiredNumberScheduled === other.desiredNumberScheduled &&
    one.currentNumberScheduled === other.currentNumberScheduled &&
    one.numberMisscheduled === other.numberMisscheduled &&
    one.numberReady === other.numberReady &&
    one.updatedNumberScheduled === other.updatedNumberScheduled &&
    one.numberAvailable === other.numberAvailable
  );
}
