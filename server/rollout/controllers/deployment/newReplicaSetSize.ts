import type { Cluster } from '../../cluster/cluster';

/** The size that a new set may have: as much as the surge leaves room for (NewRSNewReplicas). `size` is its present one, 0 for one to be created. */
export function newReplicaSetSize(cluster: Cluster, size: number): number {
  const { spec, fenceposts } = cluster.deployment;
  if (spec.strategy.type === 'Recreate') return spec.replicas;
  const room = spec.replicas + fenceposts.maxSurge.value - totalSize(cluster);
  return room <= 0 ? size : size + Math.min(room, spec.replicas - size);
}

/** The sizes of all sets together: what the controller reckons with, however many pods there are. */
export function totalSize(cluster: Cluster): number {
  let total = 0;
  for (const { size } of cluster.replicaSets) total += size;
  return total;
}
