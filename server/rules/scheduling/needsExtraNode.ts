import * as l10n from '@vscode/l10n';
import { needsOf } from '../../rollout/obstacles/needs';
import { deploymentRule } from '../deploymentRule';
import { setStrategy } from '../fixes';
import { placeOf } from '../placeOf';

/** Anti-affinity that keeps a new pod away from all old ones: the rollout needs a node, or a zone, more than there are pods. */
export const needsExtraNode = deploymentRule({
  code: 'scheduling/needs-extra-node',
  severity: 'information',
  check: subject => {
    const { workload, limits } = subject;
    const { spec } = workload.object;
    if (spec.strategy.type === 'Recreate' || limits.maxSurge.value === 0 || limits.maxUnavailable.value > 0) return [];
    const [need] = needsOf(workload.object, spec.replicas).filter(({ kind }) => kind === 'apart');
    if (need === undefined) return [];
    return [
      {
        message: l10n.t(
          'Anti-affinity keeps the new pod away from every old pod, and no old pod stops before the new pod is available: a rollout {0}. With fewer, it gets stuck.',
          need.words,
        ),
        span: placeOf(workload.node, 'spec.template.spec.affinity.podAntiAffinity'),
        fixes: () => [setStrategy(subject, { maxSurge: 0, maxUnavailable: 1 })],
      },
    ];
  },
});
