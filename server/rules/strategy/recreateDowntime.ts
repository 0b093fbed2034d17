import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { setStrategy } from '../fixes';
import type { Rule } from '../rule';

/** Recreate: for how long nothing serves. */
export const recreateDowntime: Rule = {
  code: 'strategy/recreate-downtime',
  severity: 'information',
  check: subject => {
    const { workload } = subject;
    const { replicas, strategy } = workload.deployment.spec;
    if (strategy.type !== 'Recreate' || replicas === 0) return [];
    const seconds = subject.rollout()?.summary.secondsWithoutAvailable ?? 0;
    if (seconds === 0) return [];
    return [
      {
        message: l10n.t(
          'Each rollout leaves no pod available for about {0} s (assumed: ready after {1} s, shut down in {2} s).',
          Math.round(seconds),
          subject.assume.readySeconds,
          subject.assume.shutdownSeconds,
        ),
        span: placeOf(workload.node, 'spec.strategy.type'),
        fixes: () => [setStrategy(subject, { strategy: 'RollingUpdate' })],
      },
    ];
  },
};
