import type { DaemonSet } from '../../kubernetes/daemonSet/daemonSet';
import { isDaemonSet } from '../../kubernetes/daemonSet/workload';
import { daemonSetRollout } from '../../rollout/controllers/daemonSet/rollout';
import type { Finding, Judged, Rule } from '../rule';

/** A rule that holds for DaemonSets only. */
export function daemonSetRule({
  check,
  ...rule
}: Omit<Rule, 'check' | 'kinds'> & { readonly check: (subject: Judged<DaemonSet>) => readonly Finding[] }): Rule {
  return {
    ...rule,
    kinds: ['DaemonSet'],
    check: judged => {
      const { workload } = judged;
      return isDaemonSet(workload) ? check({ ...judged, workload, kind: daemonSetRollout }) : [];
    },
  };
}
