import { multipliedQuantity, sumOfQuantities } from '../../kubernetes/quantity';
import { nanosOf } from '../../kubernetes/resourceList';
import type { ResourceQuota } from '../../kubernetes/surroundings/resourceQuota';
import type { TimelineQuota } from '../../protocol/nodes';
import { counts, type QuotaCharge } from '../admission/quotaCharge';
import { placeOf } from '../surroundingWords';
import type { CountedWorkload } from '../cluster/countedWorkloads';
import type { Simulated } from './timeline';

/** What the quotas of the namespace have room for beside the workload's own pods and those of the other workloads that are known. */
export function quotasOf({
  object,
  cluster,
  from,
  before,
}: Pick<Simulated, 'object' | 'cluster' | 'from' | 'before'>): readonly TimelineQuota[] {
  const { surroundings, workload } = cluster;
  const around = object.cluster;
  if (surroundings === null || around === undefined || around.quotas.length === 0) return [];
  const [old, next] = [from, workload.template].map(template => surroundings.existing(template)?.charge ?? null);
  if (old == null || next == null) return [];
  return around.quotas.flatMap(quota => {
    const file = placeOf(around, 'ResourceQuota', quota.name);
    const others = surroundings.counted.filter(({ charge }) => counts(quota, charge));
    return rowsOf({ quota, old, next, pods: before.replicas, others }).map(row => ({ ...row, file }));
  });
}

interface Amounts {
  readonly quota: ResourceQuota;
  /** Of a pod before the rollout, and of a new one. */
  readonly old: QuotaCharge;
  readonly next: QuotaCharge;
  readonly pods: number;
  readonly others: readonly CountedWorkload[];
}

function rowsOf({ quota, old, next, pods, others }: Amounts): readonly Omit<TimelineQuota, 'file'>[] {
  if (!counts(quota, next)) return [];
  return [...quota.hard].flatMap(([resource, hard]) => {
    const [each, more] = [old.usage.get(resource), next.usage.get(resource)];
    if (each === undefined && more === undefined) return [];
    const used = sumOfQuantities([
      multipliedQuantity(each ?? '0', counts(quota, old) ? pods : 0),
      ...others.map(({ charge, pods: number }) => multipliedQuantity(charge.usage.get(resource) ?? '0', number)),
    ]);
    const extra = more ?? '0';
    const limit = Number(nanosOf(hard));
    const part = (amount: string): number => (limit === 0 ? 0 : Number(nanosOf(amount)) / limit);
    const exceeded = nanosOf(used) + nanosOf(extra) > nanosOf(hard);
    const needed = sumOfQuantities([used, extra]);
    return [{ quota: quota.name, resource, used, extra, hard, needed, usedPart: part(used), extraPart: part(extra), exceeded }];
  });
}
