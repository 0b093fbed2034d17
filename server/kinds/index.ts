import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import { daemonSet } from './daemonSet';
import { deployment } from './deployment';
import { statefulSet } from './statefulSet';
import type { WorkloadKind } from './workloadKind';

/** Every kind of workload that is previewed. */
export const kinds: readonly WorkloadKind[] = [deployment, statefulSet, daemonSet];

/** Whether objects of a kind, as a manifest has it, are previewed. */
export function isWorkloadKind(name: string): boolean {
  return kinds.some(({ rollout }) => rollout.kind === name);
}

/** The kind that a workload is of. */
export function kindOf<O extends WorkloadObject>({ type }: Pick<Workload<O>, 'type'>): WorkloadKind {
  return kinds.find(kind => kind.type === type) ?? deployment;
}
