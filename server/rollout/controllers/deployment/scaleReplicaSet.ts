/** Writes the size of a ReplicaSet (deployment/sync.go: scaleReplicaSet, scaleReplicaSetAndRecordEvent). */
import { findNewReplicaSet, type Cluster, type ReplicaSet } from '../../cluster/cluster';
import { manageReplicas } from '../replicaSet';
import { syncStatus } from './status';

/** Does nothing where the set has that size already, not even to its annotations. Answers whether it did something. */
export function scaleTo(cluster: Cluster, replicaSet: ReplicaSet, size: number): boolean {
  if (replicaSet.size === size) return false;
  scaleReplicaSet(cluster, replicaSet, size);
  return true;
}

/** Sets size and both annotations; the event only where the size changes. The ReplicaSet controller acts on it at once. */
export function scaleReplicaSet(cluster: Cluster, replicaSet: ReplicaSet, size: number): void {
  const { deployment } = cluster;
  const from = replicaSet.size;
  const maxReplicas = deployment.spec.replicas + deployment.fenceposts.maxSurge.value;
  if (from === size && replicaSet.desiredReplicas === deployment.spec.replicas && replicaSet.maxReplicas === maxReplicas) return;
  replicaSet.size = size;
  replicaSet.desiredReplicas = deployment.spec.replicas;
  replicaSet.maxReplicas = maxReplicas;
  replicaSet.dirty = true;
  deployment.dirty = true;
  if (from === size) return;
  manageReplicas(cluster, replicaSet, () => syncStatus(cluster, findNewReplicaSet(cluster)));
  cluster.observe({ kind: 'replicaSetScaled', replicaSet, from, to: size });
  recordScaling(cluster, replicaSet, from, size);
}

/** The event ScalingReplicaSet in the words of 1.32 and later. */
export function recordScaling(cluster: Cluster, replicaSet: ReplicaSet, from: number, to: number): void {
  const direction = to > from ? 'up' : 'down';
  cluster.observe({
    kind: 'event',
    atMs: cluster.now,
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message: `Scaled ${direction} replica set ${replicaSet.name} from ${from} to ${to}`,
  });
}
