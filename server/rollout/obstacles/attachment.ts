import type { WorkloadObject } from '../../kubernetes/workloads/workloadObject';
import { Surroundings } from '../cluster/surroundings';
import { Templates } from '../cluster/templates';
import { Placement } from '../scheduler/placement';

/** Whether a second pod of a workload could go to no other node than that of its only one. The scheduler itself doesn't look at what volumes can be attached to. */
export function goesToSameNode({ cluster, metadata, spec }: WorkloadObject): boolean {
  if (cluster === undefined || cluster.nodes === null) return false;
  const surroundings = new Surroundings(cluster, { kind: '', name: metadata.name, namespace: metadata.namespace ?? 'default' });
  const { scheduler } = surroundings;
  const pod = surroundings.existing(new Templates().intern(spec.template));
  if (scheduler === null || pod === null || !pod.info.isOurs || pod.info.nodeName !== '') return false;
  const first = new Placement(pod.info, { count: 1, state: 'available', createdAt: 0 });
  const node = scheduler.place(first);
  node?.add(first);
  const fitting = scheduler.fitting(pod.info);
  return node !== undefined && fitting.length === 1 && fitting.includes(node);
}
