import type { Workload } from '../kubernetes/workloads/workload';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import { resolveFenceposts } from '../rollout/deploymentController/fenceposts';
import type { AssumptionDefaults } from '../rollout/rehearse';
import { ignoresOf } from './ignoreComment';
import { rules } from './index';
import type { Finding, Judged, Rule, Severity } from './rule';

/** How loud the user wants a rule to be. */
type Level = Severity | 'off';

/** A finding with the rule that it is by, as loud as the user wants it. */
export interface Judgement extends Finding {
  readonly code: string;
  readonly severity: Rule['severity'];
}

/**
 * What the rules say of a workload that the API server would accept; nothing of one that it would refuse. `text` is that of its document, whose
 * comments may switch rules off, as may `levels`; `rollout` simulates the rollout for the rules that need it.
 */
export function judge(
  workload: Workload,
  text: string,
  assume: AssumptionDefaults,
  levels: Readonly<Record<string, Level>>,
  rollout: Judged['rollout'],
): readonly Judgement[] {
  if (refusalsOf(workload).length > 0) return [];
  const { replicas, strategy } = workload.deployment.spec;
  const subject: Judged = { workload, assume, limits: resolveFenceposts(replicas, strategy), rollout };
  const wanted = rules.filter(({ code }) => levels[code] !== 'off');
  const all = wanted.flatMap(({ code, severity, check }) =>
    check(subject).map(finding => ({ ...finding, code, severity: levelOf(levels[code]) ?? severity })),
  );
  if (all.length === 0) return all;
  const ignores = ignoresOf(text);
  return all.filter(
    ({ code, span }) =>
      !ignores.some(ignore => ignore.codes.includes(code) && ignore.span.start <= span.start && span.start < ignore.span.end),
  );
}

function levelOf(level: Level | undefined): Severity | undefined {
  return level === 'off' ? undefined : level;
}
