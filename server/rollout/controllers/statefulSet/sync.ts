/** The StatefulSet controller (pkg/controller/statefulset, stateful_set_control.go): what one look at the set does. */
import { isAvailable, isRunningAndReady } from '../../cluster/pod';
import { collectClaims, keepClaimsOf } from './claims';
import { processCondemned } from './condemned';
import { endLook } from './lookAgain';
import { processReplicas } from './replicas';
import { type Revisions, revisionsOf, truncateHistory } from './revisions';
import { rollingUpdate } from './rollingUpdate';
import { startOf, type StatefulPod, type StatefulSetCluster } from './statefulSet';
import { completed, countStatus, isSameStatus } from './status';

/** The pods of a set as they are when a look begins: what is created or deleted meanwhile is seen by the next one. */
export interface Seen extends Revisions {
  /** By index: the pods with an ordinal in the range of the set; null where one is missing. */
  readonly replicas: (StatefulPod | null)[];
  /** Those with another one, highest first. */
  readonly condemned: readonly StatefulPod[];
  /** Those of them all that don't terminate and are available; before 1.34 being ready is enough. */
  readonly healthy: ReadonlySet<StatefulPod>;
}

/** UpdateStatefulSet */
export function syncStatefulSet(cluster: StatefulSetCluster): void {
  const { workload: set } = cluster;
  collectClaims(cluster);
  const revisions = revisionsOf(cluster);
  const counted = countStatus(cluster, revisions);
  const deleted = updatePods(cluster, revisions);
  const status = completed(set.spec, { ...counted, currentReplicas: counted.currentReplicas - deleted });
  // A negative number is refused by the API, and right with the next look.
  if (status.currentReplicas < 0) set.dirty = true;
  else if (!isSameStatus(status, set.status)) {
    set.status = status;
    set.dirty = true;
  }
  truncateHistory(cluster, revisions);
  endLook(cluster, counted.availableReplicas);
}

/** updateStatefulSet: scaling first, then the update. Answers how many pods the update deleted. */
function updatePods(cluster: StatefulSetCluster, revisions: Revisions): number {
  const seen = look(cluster, revisions);
  if (!processReplicas(cluster, seen)) return 0;
  for (const pod of seen.condemned) keepClaimsOf(cluster, pod, true);
  if (!processCondemned(cluster, seen)) return 0;
  return rollingUpdate(cluster, seen);
}

function look({ workload, placed, now, server }: StatefulSetCluster, revisions: Revisions): Seen {
  const { replicas: count, minReadySeconds } = workload.spec;
  const start = startOf(workload.spec);
  const replicas = Array.from({ length: count }, (): StatefulPod | null => null);
  const condemned: StatefulPod[] = [];
  for (const pod of placed) {
    if (pod.place >= start && pod.place < start + count) replicas[pod.place - start] = pod;
    else condemned.push(pod);
  }
  condemned.sort((one, other) => other.place - one.place);
  const isHealthy = (pod: StatefulPod): boolean => (server < 34 ? isRunningAndReady(pod) : isAvailable(pod, minReadySeconds, now));
  const healthy = new Set(placed.filter(pod => !pod.terminating && isHealthy(pod)));
  return { ...revisions, replicas, condemned, healthy };
}
