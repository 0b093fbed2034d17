/** revisionHistoryLimit (deployment/sync.go: cleanupDeployment). */
import { maxInt32 } from '../../../kubernetes/int32';
import type { ReplicaSet } from '../replicaSet';
import type { DeploymentCluster } from './objects';

/**
 * Deletes the oldest revisions beyond the limit. Sets that still have pods are passed over, but use up a place all the same. The new set never
 * counts.
 */
export function cleanupDeployment(cluster: DeploymentCluster, newReplicaSet: ReplicaSet | null): void {
  const limit = cluster.workload.spec.revisionHistoryLimit;
  if (limit === maxInt32) return;
  const old = cluster.generations.filter(replicaSet => replicaSet !== newReplicaSet);
  const surplus = old.length - limit;
  if (surplus <= 0) return;
  old.sort((a, b) => a.revision - b.revision || a.number - b.number);
  for (const replicaSet of old.slice(0, surplus)) {
    if (replicaSet.status.replicas !== 0 || replicaSet.size !== 0) continue;
    cluster.generations.splice(cluster.generations.indexOf(replicaSet), 1);
    cluster.workload.dirty = true;
    cluster.observe({ kind: 'deleted', generation: replicaSet });
  }
}
