import type { DaemonSetSpec } from '../../../kubernetes/daemonSet/daemonSet';
import type { Limits } from '../../../protocol/timeline';
import { amountsOf } from './amounts';

/** The bounds of an update of as many nodes as are assumed; old pods that aren't available are replaced beyond them. */
export function limitsOf(spec: DaemonSetSpec): Limits {
  const { replicas } = spec;
  const { surge, unavailable } = amountsOf(spec, replicas);
  const extra = Math.min(surge, replicas);
  const missing = Math.min(unavailable, replicas);
  return { desired: replicas, surge: extra, unavailable: missing, ceiling: replicas + extra, floor: replicas - missing };
}
