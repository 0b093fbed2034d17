import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { setStrategy } from '../fixes';
import { deploymentRule } from '../deploymentRule';
import { isServing } from '../serving';
import { hasSoleUse } from '../soleUse';

/** Recreate: for how long no pod is available. Nothing is said of pods that nobody asks, nor where the new ones may need what the old ones have. */
export const recreateDowntime = deploymentRule({
  code: 'strategy/recreate-downtime',
  severity: 'information',
  check: subject => {
    const { workload } = subject;
    const { replicas, strategy } = workload.object.spec;
    if (strategy.type !== 'Recreate' || replicas === 0 || hasSoleUse(subject) || !isServing(subject)) return [];
    const seconds = subject.rollout()?.summary.secondsWithoutAvailable ?? 0;
    if (seconds === 0) return [];
    return [
      {
        message: l10n.t(
          'Every rollout leaves no pod available for about {0} s (assuming that the application is up after {1} s and shuts down in {2} s).',
          Math.round(seconds),
          subject.assume.readySeconds,
          subject.assume.shutdownSeconds,
        ),
        span: placeOf(workload.node, 'spec.strategy.type'),
        fixes: () => [setStrategy(subject, { strategy: 'RollingUpdate' })],
      },
    ];
  },
});
