import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { change } from '../changes';
import { deploymentRule } from '../deploymentRule';

const path = 'spec.paused';

/** `paused: true` in a file. */
export const paused = deploymentRule({
  code: 'strategy/paused',
  severity: 'information',
  check: ({ workload }) => {
    if (!workload.object.spec.paused) return [];
    return [
      {
        message: l10n.t('While the Deployment is paused, changes to the pod template start no rollout, and a new Deployment gets no pods.'),
        span: placeOf(workload.node, path),
        fixes: () => [
          { title: l10n.t('Remove paused: everything applied while paused is rolled out at once'), changes: [change(path, null)] },
        ],
      },
    ];
  },
});
