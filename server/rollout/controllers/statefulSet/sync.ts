/** The StatefulSet controller (pkg/controller/statefulset, stateful_set_control.go): what one look at the set does. */
import { collectClaims, keepClaimsOf } from './claims';
import { processCondemned } from './condemned';
import { endLook } from './lookAgain';
import { processReplicas } from './replicas';
import { type Revisions, revisionsOf, truncateHistory } from './revisions';
import { rollingUpdate } from './rollingUpdate';
import type { StatefulPod, StatefulSetCluster } from './statefulSet';
import { completed, countStatus, isSameStatus } from './status';

/** UpdateStatefulSet */
export function syncStatefulSet(cluster: StatefulSetCluster, gone: readonly StatefulPod[]): void {
  const { workload: set } = cluster;
  cluster.ordinals.update(cluster, gone);
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
  if (!processReplicas(cluster, revisions)) return 0;
  for (const pod of cluster.ordinals.condemned) keepClaimsOf(cluster, pod, true);
  if (!processCondemned(cluster)) return 0;
  return rollingUpdate(cluster, revisions);
}
