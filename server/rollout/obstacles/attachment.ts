import type { WorkloadObject } from '../../kubernetes/workloads/workloadObject';
import { Surroundings } from '../cluster/surroundings';
import { Templates } from '../cluster/templates';
import { Placement } from '../scheduler/placement';

/**
 * Where a second pod of a workload would go beside its only one: to the same node, to another one, or to whichever the scheduler chooses. null: nobody knows the nodes, or none takes
 * it. The scheduler itself doesn't look at what volumes can be attached to.
 */
export function placeOfSecond({ cluster, metadata, spec }: WorkloadObject): 'same' | 'other' | 'either' | null {
  if (cluster === undefined || cluster.nodes === null) return null;
  const surroundings = new Surroundings(cluster, { kind: '', name: metadata.name, namespace: metadata.namespace ?? 'default' });
  const { scheduler } = surroundings;
  const pod = surroundings.existing(new Templates().intern(spec.template));
  if (scheduler === null || pod === null || !pod.info.isOurs || pod.info.nodeName !== '') return null;
  const first = new Placement(pod.info, { count: 1, state: 'available', createdAt: 0 });
  const node = scheduler.place(first);
  node?.add(first);
  const fitting = scheduler.fitting(pod.info);
  if (node === undefined || fitting.length === 0) return null;
  if (!fitting.includes(node)) return 'other';
  return fitting.length === 1 ? 'same' : 'either';
}
