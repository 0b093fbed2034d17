/** Writes the size of a ReplicaSet (deployment/sync.go: scaleReplicaSet, scaleReplicaSetAndRecordEvent). */
import { newGeneration } from '../../cluster/cluster';
import type { DeploymentCluster } from './objects';
import { manageReplicas, type ReplicaSet } from '../replicaSet';
import { syncStatus } from './status';

/** Does nothing where the set has that size already, not even to its annotations. Answers whether it did something. */
export function scaleTo(cluster: DeploymentCluster, replicaSet: ReplicaSet, size: number): boolean {
  if (replicaSet.size === size) return false;
  scaleReplicaSet(cluster, replicaSet, size);
  return true;
}

/**
 * Sets size and both annotations; the event only where the size changes. The ReplicaSet controller acts on it at once. `wholeGrows`: what happens to all
 * sets together, where the set is one of several.
 */
export function scaleReplicaSet(cluster: DeploymentCluster, replicaSet: ReplicaSet, size: number, wholeGrows?: boolean): void {
  const { workload: deployment } = cluster;
  const from = replicaSet.size;
  const maxReplicas = deployment.spec.replicas + deployment.limits.surge;
  if (from === size && replicaSet.desiredReplicas === deployment.spec.replicas && replicaSet.maxReplicas === maxReplicas) return;
  replicaSet.size = size;
  replicaSet.desiredReplicas = deployment.spec.replicas;
  replicaSet.maxReplicas = maxReplicas;
  replicaSet.dirty = true;
  deployment.dirty = true;
  if (from === size) return;
  manageReplicas(cluster, replicaSet, () => syncStatus(cluster, newGeneration(cluster)));
  cluster.observe({ kind: 'scaled', generation: replicaSet, from, to: size });
  recordScaling(cluster, replicaSet, from, size, wholeGrows);
}

/** The event ScalingReplicaSet of a set that has another size; before 1.32 it was said whether all sets together grow. */
function recordScaling(cluster: DeploymentCluster, replicaSet: ReplicaSet, from: number, to: number, wholeGrows = to > from): void {
  const isFormer = cluster.server < 32;
  const direction = (isFormer ? wholeGrows : to > from) ? 'up' : 'down';
  const sizes = isFormer ? `to ${to} from ${from}` : `from ${from} to ${to}`;
  observeScaling(cluster, `Scaled ${direction} replica set ${replicaSet.name} ${sizes}`);
}

/** The event ScalingReplicaSet of a set that is created with pods. */
export function recordCreation(cluster: DeploymentCluster, { name, size }: ReplicaSet): void {
  observeScaling(cluster, `Scaled up replica set ${name} ${cluster.server < 32 ? '' : 'from 0 '}to ${size}`);
}

function observeScaling(cluster: DeploymentCluster, message: string): void {
  cluster.observe({ kind: 'event', atMs: cluster.now, type: 'Normal', reason: 'ScalingReplicaSet', message });
}
