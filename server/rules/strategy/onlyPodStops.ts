import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { setStrategy } from '../fixes';
import type { Rule } from '../rule';

/** One replica that may be unavailable. Where `replicas` is absent an autoscaler may well ask for more, so nothing is said then. */
export const onlyPodStops: Rule = {
  code: 'strategy/only-pod-stops',
  severity: 'warning',
  check: subject => {
    const { workload } = subject;
    const { replicas, strategy } = workload.deployment.spec;
    if (strategy.type === 'Recreate' || replicas !== 1 || subject.limits.floor > 0) return [];
    if (workload.at('spec.replicas') === undefined) return [];
    return [
      {
        message: l10n.t('The only pod is stopped before the new one is ready: for that time nothing serves.'),
        span: placeOf(workload.node, 'spec.strategy.rollingUpdate.maxUnavailable'),
        fixes: () => [setStrategy(subject, { maxSurge: 1, maxUnavailable: 0 })],
      },
    ];
  },
};
