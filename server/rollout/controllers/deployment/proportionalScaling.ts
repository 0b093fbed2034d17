/**
 * Scaling without a rollout (deployment/sync.go: sync, scale, isScalingEvent; deployment/util: GetProportion). A Deployment whose replicas changed in
 * the middle of a rollout, or that is paused, is scaled in proportion to what its sets have.
 */
import type { ReplicaSet } from '../replicaSet';
import type { DeploymentCluster } from './objects';
import { cleanupDeployment } from './history';
import { syncRevision } from './revisions';
import { scaleReplicaSet, scaleTo } from './scaleReplicaSet';
import { syncDeploymentStatus } from './status';

/** Whether a set with pods was last scaled for another number of replicas. */
export function isScalingEvent(cluster: DeploymentCluster): boolean {
  syncRevision(cluster, false);
  const { replicas } = cluster.workload.spec;
  for (const { size, desiredReplicas } of cluster.generations) if (size > 0 && desiredReplicas !== replicas) return true;
  return false;
}

/** The sync of a Deployment that is paused or was scaled: creates no set and rolls nothing out. */
export function syncScale(cluster: DeploymentCluster): void {
  const newReplicaSet = syncRevision(cluster, false);
  scale(cluster, newReplicaSet);
  if (cluster.workload.spec.paused) cleanupDeployment(cluster, newReplicaSet);
  syncDeploymentStatus(cluster, newReplicaSet);
}

function scale(cluster: DeploymentCluster, newReplicaSet: ReplicaSet | null): void {
  const { replicas, strategy } = cluster.workload.spec;
  const active = cluster.generations.filter(({ size }) => size > 0);
  if (active.length <= 1) {
    const only = active[0] ?? newReplicaSet ?? cluster.generations.at(-1);
    if (only !== undefined) scaleTo(cluster, only, replicas);
  } else if (isSaturated(newReplicaSet, replicas)) {
    for (const old of active) if (old !== newReplicaSet) scaleTo(cluster, old, 0);
  } else if (strategy.type === 'RollingUpdate') scaleProportionally(cluster, active);
}

/** The new set has all the pods that are wanted, and all are available. */
function isSaturated(newReplicaSet: ReplicaSet | null, replicas: number): boolean {
  return (
    newReplicaSet?.size === replicas && newReplicaSet.desiredReplicas === replicas && newReplicaSet.status.availableReplicas === replicas
  );
}

/** Largest set first; what rounding leaves over goes to it. Availability is not looked at. */
function scaleProportionally(cluster: DeploymentCluster, active: readonly ReplicaSet[]): void {
  const { spec, limits } = cluster.workload;
  const allowed = spec.replicas > 0 ? spec.replicas + limits.surge : 0;
  const toAdd = allowed - active.reduce((sum, { size }) => sum + size, 0);
  const newerFirst = toAdd > 0 ? -1 : 1;
  const order = [...active].sort((a, b) => b.size - a.size || newerFirst * (a.number - b.number));
  let added = 0;
  const sizes = order.map(replicaSet => {
    const share = toAdd === 0 ? 0 : proportion(cluster, replicaSet, toAdd, added);
    added += share;
    return replicaSet.size + share;
  });
  order.forEach((replicaSet, index) => {
    const leftover = index === 0 ? toAdd - added : 0;
    scaleReplicaSet(cluster, replicaSet, Math.max(0, (sizes[index] ?? replicaSet.size) + leftover), toAdd > 0);
  });
}

function proportion(cluster: DeploymentCluster, replicaSet: ReplicaSet, toAdd: number, added: number): number {
  if (replicaSet.size === 0 || toAdd === added) return 0;
  const fraction = fractionOf(cluster, replicaSet);
  return toAdd > 0 ? Math.min(fraction, toAdd - added) : Math.max(fraction, toAdd - added);
}

/** The change that keeps the set's part of the whole, by the whole at the time when it was last scaled (getReplicaSetFraction). */
function fractionOf(cluster: DeploymentCluster, replicaSet: ReplicaSet): number {
  const { spec, limits, status } = cluster.workload;
  if (spec.replicas === 0) return -replicaSet.size;
  const before = replicaSet.maxReplicas > 0 ? replicaSet.maxReplicas : status.replicas;
  if (before === 0) return 0;
  return roundHalfUp((replicaSet.size * (spec.replicas + limits.surge)) / before) - replicaSet.size;
}

function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5);
}
