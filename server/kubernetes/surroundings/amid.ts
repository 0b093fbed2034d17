import type { Workload } from '../workloads/workload';
import type { ClusterObjects } from './clusterObjects';

/** A workload in a cluster of which so much is known; undefined: nothing that bears on its pods. */
export function amid(workload: Workload, cluster: ClusterObjects | undefined): Workload {
  const { cluster: _, ...alone } = workload.object;
  return { ...workload, object: cluster === undefined ? alone : { ...alone, cluster } };
}
