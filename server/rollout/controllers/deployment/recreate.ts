/** The strategy Recreate (deployment/recreate.go): all old pods have to be gone, terminating ones included, before a new one is created. */
import { newGeneration } from '../../cluster/cluster';
import type { ReplicaSet } from '../replicaSet';
import type { DeploymentCluster } from './objects';
import { isComplete } from './conditions';
import { cleanupDeployment } from './history';
import { syncRevision } from './revisions';
import { scaleTo } from './scaleReplicaSet';
import { syncRolloutStatus } from './status';

export function rolloutRecreate(cluster: DeploymentCluster): void {
  const existing = syncRevision(cluster, false);
  if (scaleDownOldReplicaSets(cluster, existing) || oldPodsRunning(cluster, existing)) {
    syncRolloutStatus(cluster, existing);
    return;
  }
  const newReplicaSet = existing ?? syncRevision(cluster, true);
  if (newReplicaSet === null) return;
  scaleTo(cluster, newReplicaSet, cluster.workload.spec.replicas);
  if (isComplete(cluster.workload, cluster.workload.status)) cleanupDeployment(cluster, newReplicaSet);
  syncRolloutStatus(cluster, newGeneration(cluster));
}

function scaleDownOldReplicaSets(cluster: DeploymentCluster, newReplicaSet: ReplicaSet | null): boolean {
  let scaled = false;
  for (const old of cluster.generations) {
    if (old !== newReplicaSet && old.size > 0) scaled = scaleTo(cluster, old, 0) || scaled;
  }
  return scaled;
}

function oldPodsRunning(cluster: DeploymentCluster, newReplicaSet: ReplicaSet | null): boolean {
  return cluster.generations.some(
    old => old !== newReplicaSet && (old.status.replicas > 0 || old.pods.active > 0 || old.pods.terminating > 0),
  );
}
