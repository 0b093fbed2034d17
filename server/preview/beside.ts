import type { Neighbours } from '../kubernetes/neighbours';
import { amid } from '../kubernetes/surroundings/amid';
import { clusterKey, clusterOf } from '../kubernetes/surroundings/clusterNeighbour';
import type { PlacedWorkload } from './manifestFile';

/** A workload with what stands beside it: what of that bears on its pods is simulated with it. */
export function beside<Part extends Pick<PlacedWorkload, 'workload' | 'recall'>>(
  part: Part,
  neighbours: Neighbours,
): Part & { readonly neighbours: Neighbours } {
  const { workload, recall } = part;
  const cluster = clusterOf(neighbours.cluster);
  if (cluster === undefined && workload.object.cluster === undefined) return { ...part, neighbours };
  const under = clusterKey(neighbours.cluster);
  return { ...part, neighbours, workload: amid(workload, cluster), recall: (key, compute) => recall(`${key} ${under}`, compute) };
}
