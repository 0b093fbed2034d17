import * as l10n from '@vscode/l10n';
import { percentOf } from '../../kubernetes/intOrString';
import { placeOf } from '../placeOf';
import { setStrategy } from '../fixes';
import { deploymentRule } from '../deploymentRule';

const rollingUpdate = 'spec.strategy.rollingUpdate';

/** Neither an extra pod nor a missing one by the numbers written, so that the controller takes one down after all. */
export const oneDownAfterAll = deploymentRule({
  code: 'strategy/one-down-after-all',
  severity: 'warning',
  check: subject => {
    const { workload } = subject;
    const { replicas, strategy } = workload.object.spec;
    if (strategy.type === 'Recreate' || replicas === 0 || workload.at('spec.replicas') === undefined) return [];
    const { maxSurge, maxUnavailable } = strategy.rollingUpdate;
    const surges = typeof maxSurge === 'number' ? maxSurge > 0 : (percentOf(maxSurge) ?? 0) > 0;
    const percent = percentOf(maxUnavailable);
    if (surges || percent === undefined || Math.floor((percent * replicas) / 100) > 0) return [];
    return [
      {
        message: l10n.t(
          '{0} of {1} rounds down to 0 pods and there is no surge, so the controller takes 1 pod down at a time anyway.',
          maxUnavailable,
          replicas,
        ),
        span: placeOf(workload.node, `${rollingUpdate}.maxUnavailable`),
        related: { path: `${rollingUpdate}.maxSurge`, span: placeOf(workload.node, `${rollingUpdate}.maxSurge`) },
        fixes: () => [setStrategy(subject, { maxUnavailable: 1 }), setStrategy(subject, { maxSurge: 1, maxUnavailable: 0 })],
      },
    ];
  },
});
