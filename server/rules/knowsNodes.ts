import type { Workload } from '../kubernetes/workloads/workload';

/** Whether the nodes that the pods may go to are known: then the simulation says what they have room for, and nothing needs to be supposed. */
export function knowsNodes({ deployment }: Workload): boolean {
  return deployment.cluster !== undefined && deployment.cluster.nodes !== null;
}
