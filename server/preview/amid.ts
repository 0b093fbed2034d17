import type { Neighbours } from '../kubernetes/neighbours';
import { clusterOf } from '../kubernetes/surroundings/clusterNeighbour';
import type { PlacedWorkload } from './manifestFile';

/** A workload amid what stands beside it: what of that bears on its pods is simulated with it. */
export function amid<Part extends Pick<PlacedWorkload, 'workload' | 'recall'>>(
  part: Part,
  neighbours: Neighbours,
): Part & { readonly neighbours: Neighbours } {
  const { workload, recall } = part;
  const cluster = clusterOf(neighbours.cluster);
  if (cluster === undefined && workload.deployment.cluster === undefined) return { ...part, neighbours };
  const { cluster: _, ...alone } = workload.deployment;
  const under = JSON.stringify(neighbours.cluster.map(({ object }) => object));
  return {
    ...part,
    neighbours,
    workload: { ...workload, deployment: cluster === undefined ? alone : { ...alone, cluster } },
    recall: (key, compute) => recall(`${key} ${under}`, compute),
  };
}
