import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { setStrategy } from '../fixes';
import { deploymentRule } from '../deploymentRule';
import { hasSoleUse } from '../soleUse';

/**
 * One replica that can be unavailable. Where `replicas` isn't set an autoscaler may well ask for more, so nothing is said then; nor where the new pod
 * may need what the old one has.
 */
export const onlyPodStops = deploymentRule({
  code: 'strategy/only-pod-stops',
  severity: 'warning',
  check: subject => {
    const { workload } = subject;
    const { replicas, strategy } = workload.object.spec;
    if (strategy.type === 'Recreate' || replicas !== 1 || subject.limits.floor > 0) return [];
    if (workload.at('spec.replicas') === undefined || hasSoleUse(subject)) return [];
    return [
      {
        message: l10n.t('The only pod is stopped before the new pod is ready, so no pod is available in between.'),
        span: placeOf(workload.node, 'spec.strategy.rollingUpdate.maxUnavailable'),
        fixes: () => [setStrategy(subject, { maxSurge: 1, maxUnavailable: 0 })],
      },
    ];
  },
});
