import * as l10n from '@vscode/l10n';
import type { Field } from './field';
import { ceilingLine, limitsOf, percentTable, replicasLine } from './limits';
import { code } from './markdown';
import { pages } from './pages';

export const maxSurge: Field = {
  path: 'spec.strategy.rollingUpdate.maxSurge',
  explain: subject => {
    const { strategy } = subject.workload.deployment.spec;
    const { working } = limitsOf(subject).maxSurge;
    return {
      does: l10n.t(
        'how many pods more than `replicas` may exist while pods are replaced: a number, or a percentage of `replicas` that is rounded up.',
      ),
      workedOut:
        strategy.type === 'Recreate' ? [] : [...replicasLine(subject), ...(working === null ? [] : [code(working)]), ceilingLine(subject)],
      ...(strategy.type === 'Recreate'
        ? {}
        : percentTable(
            subject,
            amount => ({ type: 'RollingUpdate', rollingUpdate: { maxSurge: amount, maxUnavailable: 0 } }),
            strategy.rollingUpdate.maxSurge,
            fenceposts => fenceposts.maxSurge.value,
          )),
      byDefault: l10n.t('`25%`, rounded up'),
      goesWrong: l10n.t(
        'The nodes and the quota need room for the extra pods: without it the rollout waits. `0` only goes together with a `maxUnavailable` above 0.',
      ),
      page: pages.maxSurge,
    };
  },
};
