import * as l10n from '@vscode/l10n';
import type { Field } from './field';
import { pages } from './pages';

export const revisionHistoryLimit: Field = {
  path: 'spec.revisionHistoryLimit',
  explain: subject => {
    const limit = subject.workload.deployment.spec.revisionHistoryLimit;
    return {
      does: l10n.t('how many old ReplicaSets are kept to go back to.'),
      workedOut: [
        limit === 0
          ? l10n.t('**None**: once a rollout is complete, `kubectl rollout undo` has nothing to go back to.')
          : l10n.t('`kubectl rollout undo` can go back to any of the last **{0}** versions.', limit),
      ],
      byDefault: '`10`',
      goesWrong: l10n.t('What is beyond the limit is deleted when a rollout is complete, and can’t be brought back from the cluster.'),
      page: pages.revisionHistoryLimit,
    };
  },
};
