import type { DaemonSet } from '../../kubernetes/daemonSet/daemonSet';
import { isDaemonSet } from '../../kubernetes/daemonSet/workload';
import { kindRule, type KindRule } from '../kindRule';
import type { Rule } from '../rule';

/** A rule that holds for DaemonSets only. */
export function daemonSetRule(rule: KindRule<DaemonSet>): Rule {
  return kindRule('DaemonSet', isDaemonSet, rule);
}
