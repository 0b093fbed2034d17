import type { Workload } from '../kubernetes/workloads/workload';

/** Whether the nodes that the pods may go to are known: then the simulation says what they have room for, and nothing needs to be supposed. */
export function knowsNodes({ object }: Workload): boolean {
  return object.cluster !== undefined && object.cluster.nodes !== null;
}
