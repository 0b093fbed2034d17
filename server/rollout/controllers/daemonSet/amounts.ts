import { percentOf, type IntOrString } from '../../../kubernetes/intOrString';
import type { DaemonSetSpec } from '../../../kubernetes/daemonSet/daemonSet';

/** How many nodes an update may leave without an available pod, and on how many it may have a second one. */
export interface Amounts {
  readonly surge: number;
  readonly unavailable: number;
}

/** updatedDesiredNodeCounts: of as many nodes as should run a pod; percentages of both are rounded up. */
export function amountsOf({ updateStrategy }: DaemonSetSpec, nodes: number): Amounts {
  if (updateStrategy.type === 'OnDelete') return { surge: 0, unavailable: 0 };
  const { maxSurge, maxUnavailable } = updateStrategy.rollingUpdate;
  const surge = scaled(maxSurge, nodes);
  const unavailable = scaled(maxUnavailable, nodes);
  return { surge, unavailable: surge === 0 && unavailable === 0 && nodes > 0 ? 1 : unavailable };
}

function scaled(amount: IntOrString, nodes: number): number {
  const percent = percentOf(amount);
  return percent === undefined ? Number(amount) : Math.ceil((percent * nodes) / 100);
}

/** AllowsSurge: whether a node may have a second pod, however many. */
export function allowsSurge({ updateStrategy }: DaemonSetSpec): boolean {
  if (updateStrategy.type === 'OnDelete') return false;
  return scaled(updateStrategy.rollingUpdate.maxSurge, 1) > 0;
}
