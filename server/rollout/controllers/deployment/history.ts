/** revisionHistoryLimit (deployment/sync.go: cleanupDeployment). */
import type { Cluster, ReplicaSet } from '../../cluster/cluster';

const keepAll = 2_147_483_647;

/**
 * Deletes the oldest revisions beyond the limit. Sets that still have pods are passed over, but use up a place all the same. The new set never
 * counts.
 */
export function cleanupDeployment(cluster: Cluster, newReplicaSet: ReplicaSet | null): void {
  const limit = cluster.deployment.spec.revisionHistoryLimit;
  if (limit === keepAll) return;
  const old = cluster.replicaSets.filter(replicaSet => replicaSet !== newReplicaSet);
  const surplus = old.length - limit;
  if (surplus <= 0) return;
  old.sort((a, b) => a.revision - b.revision || a.number - b.number);
  for (const replicaSet of old.slice(0, surplus)) {
    if (replicaSet.status.replicas !== 0 || replicaSet.size !== 0) continue;
    cluster.replicaSets.splice(cluster.replicaSets.indexOf(replicaSet), 1);
    cluster.deployment.dirty = true;
    cluster.observe({ kind: 'replicaSetDeleted', replicaSet });
  }
}
