import * as l10n from '@vscode/l10n';
import { deploymentField } from './deploymentField';
import { floorLine, limitsOf, percentTable, replicasLine } from './limits';
import { code } from '../escapes/markdown';
import { pages } from './pages';

export const maxUnavailable = deploymentField('spec.strategy.rollingUpdate.maxUnavailable', subject => {
  const { strategy } = subject.workload.object.spec;
  const { working } = limitsOf(subject).maxUnavailable;
  return {
    does: l10n.t(
      'maximum number of the `replicas` pods that can be unavailable during a rollout: a number, or a percentage of `replicas`, rounded down.',
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
      'With few replicas, a percentage can round down to 0 pods: an extra pod must then be available before an old pod can stop. A value as large as `replicas` allows an outage. A PodDisruptionBudget has no effect here: it limits evictions, not rollouts.',
    ),
    page: pages.maxUnavailable,
  };
});
