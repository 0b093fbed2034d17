import { amid } from '../kubernetes/surroundings/amid';
import type { ClusterObjects } from '../kubernetes/surroundings/clusterObjects';
import type { Workload } from '../kubernetes/workloads/workload';
import type { TimelineQuota } from '../protocol/nodes';
import type { Timeline } from '../protocol/timeline';

/** What of the quota that keeps a rollout from finishing is too little. */
export function shortOf({ obstacle, quotas }: Pick<Timeline, 'obstacle' | 'quotas'>): readonly TimelineQuota[] {
  const policy = obstacle?.around?.policy ?? null;
  return policy?.kind === 'ResourceQuota' && !policy.unsaid
    ? quotas.filter(({ quota, exceeded }) => exceeded && policy.name === quota)
    : [];
}

/** The workload where quotas have as much as it needs. */
export function raisedWorkload(workload: Workload, cluster: ClusterObjects, short: readonly TimelineQuota[]): Workload {
  const quotas = cluster.quotas.map(own => {
    const raised = short.filter(({ quota }) => quota === own.name).map(({ resource, needed }) => [resource, needed] as const);
    return raised.length === 0 ? own : { ...own, hard: new Map([...own.hard, ...raised]) };
  });
  return amid(workload, { ...cluster, quotas });
}
