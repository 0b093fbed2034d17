import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { setStrategy } from '../fixes';
import type { Rule } from '../rule';

/** Devices such as GPUs: there are few of them, and each extra pod of a rollout needs its own. */
export const extraDevices: Rule = {
  code: 'resource/extra-devices',
  severity: 'information',
  check: subject => {
    const { workload, limits } = subject;
    const { replicas, strategy, template } = workload.deployment.spec;
    const extra = Math.min(limits.maxSurge.value, replicas);
    if (strategy.type === 'Recreate' || extra === 0) return [];
    return template.spec.containers.flatMap((container, index) => {
      const asked = { ...container.resources?.requests, ...container.resources?.limits };
      return Object.entries(asked).flatMap(([device, quantity]) => {
        const count = Number(quantity);
        if (!device.includes('/') || !Number.isFinite(count) || count === 0) return [];
        return [
          {
            message: l10n.t(
              'A rollout asks for {0} more of {1} for its extra pods ({2}): where there are none, it waits.',
              extra * count,
              `\`${device}\``,
              extra,
            ),
            span: placeOf(workload.node, `spec.template.spec.containers[${index}].resources.limits[${device}]`),
            fixes: () => [setStrategy(subject, { maxSurge: 0, maxUnavailable: 1 })],
          },
        ];
      });
    });
  },
};
