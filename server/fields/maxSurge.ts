import * as l10n from '@vscode/l10n';
import { deploymentField } from './deploymentField';
import { ceilingLine, limitsOf, percentTable, replicasLine } from './limits';
import { code } from '../escapes/markdown';
import { pages } from './pages';

export const maxSurge = deploymentField('spec.strategy.rollingUpdate.maxSurge', subject => {
  const { strategy } = subject.workload.object.spec;
  const { working } = limitsOf(subject).maxSurge;
  return {
    does: l10n.t('maximum number of extra pods above `replicas` during a rollout: a number, or a percentage of `replicas`, rounded up.'),
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
      'The extra pods need room on the nodes and in the quota; without it, they can’t start. `0` is allowed only if `maxUnavailable` is greater than 0.',
    ),
    page: pages.maxSurge,
  };
});
