import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { change } from '../changes';
import type { Rule } from '../rule';

const path = 'spec.revisionHistoryLimit';

/** `revisionHistoryLimit: 0`. */
export const noWayBack: Rule = {
  code: 'strategy/no-way-back',
  severity: 'warning',
  check: ({ workload }) => {
    if (workload.deployment.spec.revisionHistoryLimit !== 0) return [];
    return [
      {
        message: l10n.t('No old version is kept: once a rollout is complete, `kubectl rollout undo` has nothing to go back to.'),
        span: placeOf(workload.node, path),
        fixes: () => [
          { title: l10n.t('Set revisionHistoryLimit to 3: three empty ReplicaSets stay in the cluster'), changes: [change(path, 3)] },
          { title: l10n.t('Remove revisionHistoryLimit: ten empty ReplicaSets stay in the cluster'), changes: [change(path, null)] },
        ],
      },
    ];
  },
};
