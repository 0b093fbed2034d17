import * as l10n from '@vscode/l10n';
import { type ApiObject, objectAt, objectsAt, stringAt } from '../../kubernetes/apiObject';
import { setStrategy } from '../fixes';
import { placeOf } from '../placeOf';
import type { Rule } from '../rule';

/**
 * A single pod with a volume that only one node may have: the new pod waits for the volume, and the old one for the new pod. Of several pods it is
 * known that they can share it.
 */
export const claimInUse: Rule = {
  code: 'volume/claim-in-use',
  severity: 'information',
  check: subject => {
    const { workload, limits } = subject;
    const { replicas, strategy, template } = workload.deployment.spec;
    if (strategy.type === 'Recreate' || replicas !== 1 || limits.floor === 0) return [];
    return objectsAt(template.spec as ApiObject, 'volumes').flatMap((volume, index) => {
      const claim = objectAt(volume, 'persistentVolumeClaim');
      if (claim === undefined) return [];
      const name = `\`${stringAt(claim, 'claimName').replaceAll('`', '')}\``;
      return [
        {
          message: l10n.t(
            'If the claim {0} is ReadWriteOnce, the new pod can’t start on another node while the old one has the volume, and the old one stays until the new one is available: then the rollout can’t finish.',
            name,
          ),
          span: placeOf(workload.node, `spec.template.spec.volumes[${index}].persistentVolumeClaim.claimName`),
          fixes: () => [setStrategy(subject, { strategy: 'Recreate' }), setStrategy(subject, { maxSurge: 0, maxUnavailable: 1 })],
        },
      ];
    });
  },
};
