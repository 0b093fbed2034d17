import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { change } from '../changes';
import { deploymentRule } from '../deploymentRule';

const path = 'spec.revisionHistoryLimit';

/** `revisionHistoryLimit: 0`. */
export const noWayBack = deploymentRule({
  code: 'strategy/no-way-back',
  severity: 'warning',
  check: ({ workload }) => {
    if (workload.object.spec.revisionHistoryLimit !== 0) return [];
    return [
      {
        message: l10n.t('No old revisions are kept: once a rollout is complete, `kubectl rollout undo` has nothing to roll back to.'),
        span: placeOf(workload.node, path),
        fixes: () => [
          { title: l10n.t('Set revisionHistoryLimit to 3: up to 3 old ReplicaSets are kept'), changes: [change(path, 3)] },
          { title: l10n.t('Remove revisionHistoryLimit: up to 10 old ReplicaSets are kept (the default)'), changes: [change(path, null)] },
        ],
      },
    ];
  },
});
