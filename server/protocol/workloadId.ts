/** What a workload's id says of it. */
import type { WorkloadId } from './scenario';

/** The id's first part. */
export function workloadKind(workload: WorkloadId): string {
  return workload.split('/')[0] ?? '';
}

/** The id's middle part; null for none. */
export function workloadNamespace(workload: WorkloadId): string | null {
  return workload.split('/')[1] || null;
}

/** The id's last part, without what tells namesakes apart. */
export function workloadName(workload: WorkloadId): string {
  return workload.slice(workload.lastIndexOf('/') + 1).replace(/#\d+$/, '');
}
