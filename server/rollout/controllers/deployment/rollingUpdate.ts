/** The strategy RollingUpdate (deployment/rolling.go). One sync scales either the new set or old ones, never both. */
import type { ReplicaSet } from '../replicaSet';
import type { DeploymentCluster } from './objects';
import { isComplete } from './conditions';
import { cleanupDeployment } from './history';
import { newReplicaSetSize, totalSize } from './newReplicaSetSize';
import { syncRevision } from './revisions';
import { scaleReplicaSet, scaleTo } from './scaleReplicaSet';
import { syncRolloutStatus } from './status';

export function rolloutRolling(cluster: DeploymentCluster): void {
  const newReplicaSet = syncRevision(cluster, true);
  if (newReplicaSet === null) return;
  if (!reconcileNewReplicaSet(cluster, newReplicaSet) && !reconcileOldReplicaSets(cluster, newReplicaSet)) {
    if (isComplete(cluster.workload, cluster.workload.status)) cleanupDeployment(cluster, newReplicaSet);
  }
  syncRolloutStatus(cluster, newReplicaSet);
}

function reconcileNewReplicaSet(cluster: DeploymentCluster, newReplicaSet: ReplicaSet): boolean {
  const { replicas } = cluster.workload.spec;
  if (newReplicaSet.size === replicas) return false;
  return scaleTo(cluster, newReplicaSet, newReplicaSet.size > replicas ? replicas : newReplicaSetSize(cluster, newReplicaSet.size));
}

/** Takes from the old sets as much as availability allows: first pods that serve nobody, then available ones; oldest sets first. */
function reconcileOldReplicaSets(cluster: DeploymentCluster, newReplicaSet: ReplicaSet): boolean {
  const total = totalSize(cluster);
  if (total === newReplicaSet.size) return false;
  const { spec, limits } = cluster.workload;
  const minAvailable = spec.replicas - limits.unavailable;
  const newUnavailable = newReplicaSet.size - newReplicaSet.status.availableReplicas;
  const maxScaledDown = total - minAvailable - newUnavailable;
  if (maxScaledDown <= 0) return false;
  const cleaned = cleanupUnhealthyReplicas(cluster, newReplicaSet, maxScaledDown);
  if (cleaned === null) return false;
  return cleaned + scaleDownOldReplicaSets(cluster, newReplicaSet, minAvailable) > 0;
}

/** null where a status is older than the size, which the controller takes for an error and swallows. */
function cleanupUnhealthyReplicas(cluster: DeploymentCluster, newReplicaSet: ReplicaSet, maxScaledDown: number): number | null {
  let cleaned = 0;
  for (const old of cluster.generations) {
    if (old === newReplicaSet || old.size === 0) continue;
    if (cleaned >= maxScaledDown) break;
    const unhealthy = old.size - old.status.availableReplicas;
    if (unhealthy === 0) continue;
    if (unhealthy < 0) return null;
    const cut = Math.min(maxScaledDown - cleaned, unhealthy);
    scaleReplicaSet(cluster, old, old.size - cut);
    cleaned += cut;
  }
  return cleaned;
}

/** Availability is what the statuses said when the sync began (scaleDownOldReplicaSetsForRollingUpdate). */
function scaleDownOldReplicaSets(cluster: DeploymentCluster, newReplicaSet: ReplicaSet, minAvailable: number): number {
  let budget = newReplicaSet.status.availableReplicas - minAvailable;
  for (const old of cluster.generations) if (old !== newReplicaSet && old.size > 0) budget += old.status.availableReplicas;
  let scaledDown = 0;
  for (const old of cluster.generations) {
    if (old === newReplicaSet || old.size === 0) continue;
    if (budget <= scaledDown) break;
    const cut = Math.min(old.size, budget - scaledDown);
    scaleReplicaSet(cluster, old, old.size - cut);
    scaledDown += cut;
  }
  return scaledDown;
}
