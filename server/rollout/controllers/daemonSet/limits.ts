import type { DaemonSetSpec } from '../../../kubernetes/daemonSet/daemonSet';
import type { Limits } from '../../../protocol/timeline';
import { amountsOf } from './amounts';

/** The bounds of an update of so many nodes, or as many as are assumed; old pods that aren't available are replaced beyond them. */
export function limitsOf(spec: DaemonSetSpec, nodes = spec.replicas): Limits {
  const { surge, unavailable } = amountsOf(spec, nodes);
  const extra = Math.min(surge, nodes);
  const missing = Math.min(unavailable, nodes);
  return { desired: nodes, surge: extra, unavailable: missing, ceiling: nodes + extra, floor: nodes - missing };
}
