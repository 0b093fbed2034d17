import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { setStrategy } from '../fixes';
import { deploymentRule } from '../deploymentRule';

const path = 'spec.strategy.rollingUpdate.maxUnavailable';

/** `maxUnavailable` of as many as there are: an outage is allowed. */
export const outageAllowed = deploymentRule({
  code: 'strategy/outage-allowed',
  severity: 'warning',
  check: subject => {
    const { workload } = subject;
    const { replicas, strategy } = workload.object.spec;
    if (strategy.type === 'Recreate' || replicas < 2 || subject.limits.floor > 0) return [];
    return [
      {
        message: l10n.t('`maxUnavailable` covers all {0} replicas, so all pods can be unavailable at the same time.', replicas),
        span: placeOf(workload.node, path),
        fixes: () => [setStrategy(subject, { maxUnavailable: 1 }), setStrategy(subject, { maxSurge: 1, maxUnavailable: 0 })],
      },
    ];
  },
});
