import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { change } from '../changes';
import type { Rule } from '../rule';

const path = 'spec.paused';

/** `paused: true` in a file. */
export const paused: Rule = {
  code: 'strategy/paused',
  severity: 'information',
  check: ({ workload }) => {
    if (!workload.deployment.spec.paused) return [];
    return [
      {
        message: l10n.t('Changes of the template roll nothing while the Deployment is paused; a first rollout doesn’t start either.'),
        span: placeOf(workload.node, path),
        fixes: () => [
          { title: l10n.t('Remove paused: what was applied in the meantime is rolled out at once'), changes: [change(path, null)] },
        ],
      },
    ];
  },
};
