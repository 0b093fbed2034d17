import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import { deployment } from './deployment';
import type { WorkloadKind } from './workloadKind';

/** Every kind of workload that is previewed. */
export const kinds: readonly WorkloadKind[] = [deployment];

/** The kind that a workload is of. */
export function kindOf<O extends WorkloadObject>({ type }: Pick<Workload<O>, 'type'>): WorkloadKind {
  return kinds.find(kind => kind.type === type) ?? deployment;
}
