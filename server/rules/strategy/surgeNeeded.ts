import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { percentOf } from '../../kubernetes/intOrString';
import { setStrategy } from '../fixes';
import { deploymentRule } from '../deploymentRule';

const path = 'spec.strategy.rollingUpdate.maxUnavailable';

/** A written percentage of several pods that comes to none: the rollout only moves with an extra one. */
export const surgeNeeded = deploymentRule({
  code: 'strategy/surge-needed',
  severity: 'information',
  check: subject => {
    const { workload } = subject;
    const { replicas, strategy } = workload.object.spec;
    if (strategy.type === 'Recreate' || workload.at(path) === undefined || workload.at('spec.replicas') === undefined) return [];
    const { maxUnavailable } = strategy.rollingUpdate;
    if ((percentOf(maxUnavailable) ?? 0) === 0 || replicas < 2 || subject.limits.maxUnavailable.value > 0) return [];
    return [
      {
        message: l10n.t(
          '{0} of {1} rounds down to 0 pods, so no pod can be unavailable: the rollout needs room for an extra pod and gets stuck without it.',
          maxUnavailable,
          replicas,
        ),
        span: placeOf(workload.node, path),
        fixes: () => [setStrategy(subject, { maxUnavailable: 1 }), setStrategy(subject, { maxUnavailable: 0 })],
      },
    ];
  },
});
