import * as l10n from '@vscode/l10n';
import { deploymentField } from './deploymentField';
import { pages } from './pages';

export const revisionHistoryLimit = deploymentField('spec.revisionHistoryLimit', subject => {
  const limit = subject.workload.object.spec.revisionHistoryLimit;
  return {
    does: l10n.t('number of old ReplicaSets kept for rollbacks.'),
    workedOut: [
      limit === 0
        ? l10n.t('**None**: once a rollout is complete, `kubectl rollout undo` has nothing to roll back to.')
        : l10n.t('`kubectl rollout undo` can roll back to any of the last **{0}** revisions.', limit),
    ],
    byDefault: '`10`',
    goesWrong: l10n.t('Revisions beyond the limit are deleted when a rollout is complete and can’t be restored from the cluster.'),
    page: pages.revisionHistoryLimit,
  };
});
