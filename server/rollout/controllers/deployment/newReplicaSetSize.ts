import type { DeploymentCluster } from './objects';

/** The size that a new set may have: as much as the surge leaves room for (NewRSNewReplicas). `size` is its present one, 0 for one to be created. */
export function newReplicaSetSize(cluster: DeploymentCluster, size: number): number {
  const { spec, limits } = cluster.workload;
  if (spec.strategy.type === 'Recreate') return spec.replicas;
  const room = spec.replicas + limits.surge - totalSize(cluster);
  return room <= 0 ? size : size + Math.min(room, spec.replicas - size);
}

/** The sizes of all sets together: what the controller reckons with, however many pods there are. */
export function totalSize(cluster: DeploymentCluster): number {
  let total = 0;
  for (const { size } of cluster.generations) total += size;
  return total;
}
