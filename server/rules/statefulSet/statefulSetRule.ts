import type { StatefulSet } from '../../kubernetes/statefulSet/statefulSet';
import { isStatefulSet } from '../../kubernetes/statefulSet/workload';
import { statefulSetRollout } from '../../rollout/controllers/statefulSet/rollout';
import type { Finding, Judged, Rule } from '../rule';

/** A rule that holds for StatefulSets only. */
export function statefulSetRule({
  check,
  ...rule
}: Omit<Rule, 'check' | 'kinds'> & { readonly check: (subject: Judged<StatefulSet>) => readonly Finding[] }): Rule {
  return {
    ...rule,
    kinds: ['StatefulSet'],
    check: judged => {
      const { workload } = judged;
      return isStatefulSet(workload) ? check({ ...judged, workload, kind: statefulSetRollout }) : [];
    },
  };
}
