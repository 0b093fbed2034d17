import * as l10n from '@vscode/l10n';
import type { Field } from './field';
import { floorLine, limitsOf, percentTable, replicasLine } from './limits';
import { code } from './markdown';
import { pages } from './pages';

export const maxUnavailable: Field = {
  path: 'spec.strategy.rollingUpdate.maxUnavailable',
  explain: subject => {
    const { strategy } = subject.workload.deployment.spec;
    const { working } = limitsOf(subject).maxUnavailable;
    return {
      does: l10n.t(
        'how many pods fewer than `replicas` may be available while pods are replaced: a number, or a percentage of `replicas` that is rounded down.',
      ),
      workedOut:
        strategy.type === 'Recreate' ? [] : [...replicasLine(subject), ...(working === null ? [] : [code(working)]), floorLine(subject)],
      ...(strategy.type === 'Recreate'
        ? {}
        : percentTable(
            subject,
            amount => ({ type: 'RollingUpdate', rollingUpdate: { maxSurge: strategy.rollingUpdate.maxSurge, maxUnavailable: amount } }),
            strategy.rollingUpdate.maxUnavailable,
            fenceposts => fenceposts.maxUnavailable.value,
          )),
      byDefault: l10n.t('`25%`, rounded down'),
      goesWrong: l10n.t(
        'Of few replicas a percentage is 0 pods: then an extra pod has to start before an old one may go. As many as `replicas` allows an outage. A PodDisruptionBudget changes nothing here: it limits evictions, not rollouts.',
      ),
      page: pages.maxUnavailable,
    };
  },
};
