/** What other workloads of a namespace use of its quotas. */
import type { ClusterObjects, OtherWorkload } from '../../kubernetes/surroundings/clusterObjects';
import type { ResourceQuota } from '../../kubernetes/surroundings/resourceQuota';
import { admitPod } from '../admission/admittedPod';
import { counts, type QuotaCharge } from '../admission/quotaCharge';
import type { PlacedWorkload } from './otherWorkloads';

/** A workload whose pods a quota counts, and how many there are. */
export interface CountedWorkload {
  readonly workload: OtherWorkload;
  readonly charge: QuotaCharge;
  readonly pods: number;
}

/** The namespace of a manifest that leaves it to kubectl. */
const unsaid = 'default';

/** `placed`: those on known nodes. Of one with a pod on each node that nobody knows nothing is counted, nor of one whose pods the API server refuses. */
export function countWorkloads(objects: ClusterObjects, placed: readonly PlacedWorkload[], namespace: string): readonly CountedWorkload[] {
  const { quotas, workloads } = objects;
  if (quotas.length === 0) return [];
  return workloads.flatMap(workload => {
    const pods = workload.pods ?? placed.find(own => own.workload === workload)?.placed ?? 0;
    if ((workload.namespace ?? unsaid) !== namespace || pods === 0) return [];
    const pod = admitPod(workload.spec, { namespace, labels: workload.labels }, objects);
    if (!('charge' in pod) || !quotas.some(quota => limits(quota, pod.charge))) return [];
    return [{ workload, charge: pod.charge, pods }];
  });
}

function limits(quota: ResourceQuota, charge: QuotaCharge): boolean {
  return counts(quota, charge) && [...quota.hard.keys()].some(resource => charge.usage.has(resource));
}
