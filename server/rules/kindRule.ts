import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { Finding, Judged, Rule } from './rule';

/** A rule that holds for one kind only, whose workloads `isOf` knows. */
export function kindRule<O extends WorkloadObject>(
  kind: string,
  isOf: (workload: Workload) => workload is Workload<O>,
  { check, ...rule }: KindRule<O>,
): Rule {
  const isJudged = (judged: Judged): judged is Judged<O> => isOf(judged.workload);
  return { ...rule, kinds: [kind], check: judged => (isJudged(judged) ? check(judged) : []) };
}

/** The rule with what it checks of that kind. */
export type KindRule<O extends WorkloadObject> = Omit<Rule, 'check' | 'kinds'> & {
  readonly check: (judged: Judged<O>) => readonly Finding[];
};
