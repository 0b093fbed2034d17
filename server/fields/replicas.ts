import * as l10n from '@vscode/l10n';
import { deploymentField } from './deploymentField';
import { ceilingLine, floorLine, minReplicasOf } from './limits';
import { pages } from './pages';

export const replicas = deploymentField('spec.replicas', subject => ({
  does: l10n.t('number of desired pods.'),
  workedOut:
    subject.workload.object.spec.strategy.type === 'Recreate'
      ? [l10n.t('While pods are replaced, no pod is available for some time: the strategy is Recreate.')]
      : [ceilingLine(subject), floorLine(subject)],
  byDefault: subject.workload.autoscaler === undefined ? '`1`' : minReplicasOf(subject.workload.autoscaler),
  goesWrong: l10n.t(
    'Changing only this number starts no rollout; pods are only added or removed. If an autoscaler manages it, leave it out: every apply would reset it.',
  ),
  page: pages.replicas,
}));
