import type { StatefulSet } from '../../kubernetes/statefulSet/statefulSet';
import { isStatefulSet } from '../../kubernetes/statefulSet/workload';
import { kindRule, type KindRule } from '../kindRule';
import type { Rule } from '../rule';

/** A rule that holds for StatefulSets only. */
export function statefulSetRule(rule: KindRule<StatefulSet>): Rule {
  return kindRule('StatefulSet', isStatefulSet, rule);
}
