import * as l10n from '@vscode/l10n';
import { change } from '../changes';
import { placeOf } from '../placeOf';
import type { Rule } from '../rule';

const path = 'spec.replicas';

/** `replicas` in a manifest whose workload an autoscaler scales: each apply sets the number back, and the autoscaler sets it again 15 s later. */
export const replicasSet: Rule = {
  code: 'autoscaler/replicas-set',
  severity: 'information',
  check: ({ workload }) => {
    const { autoscaler, object } = workload;
    const written = workload.at(path);
    const { replicas } = object.spec;
    // Without replicas there is nothing to scale, and the autoscaler does nothing.
    if (autoscaler === undefined || written?.type !== 'scalar' || written.value === null || replicas === 0) return [];
    const { name, minReplicas, maxReplicas, placeholder } = autoscaler;
    if (maxReplicas === null || placeholder !== undefined || (minReplicas === maxReplicas && minReplicas === replicas)) return [];
    return [
      {
        message: l10n.t(
          'HPA {0} scales this workload between {1} and {2} pods: each `kubectl apply` sets it back to {3}, and the HPA acts only up to 15 s later.',
          name,
          minReplicas,
          maxReplicas,
          replicas,
        ),
        span: placeOf(workload.node, path),
        fixes: () => [
          {
            title: l10n.t('Remove replicas: the HPA alone decides; the next kubectl apply still scales to 1 pod until it acts'),
            changes: [change(path, null)],
          },
        ],
      },
    ];
  },
};
