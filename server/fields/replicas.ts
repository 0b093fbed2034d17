import * as l10n from '@vscode/l10n';
import type { Field } from './field';
import { ceilingLine, floorLine, minReplicasOf } from './limits';
import { pages } from './pages';

export const replicas: Field = {
  path: 'spec.replicas',
  explain: subject => ({
    does: l10n.t('how many pods are wanted.'),
    workedOut:
      subject.workload.deployment.spec.strategy.type === 'Recreate'
        ? [l10n.t('While pods are replaced there is a time without any: the strategy is Recreate.')]
        : [ceilingLine(subject), floorLine(subject)],
    byDefault: subject.workload.autoscaler === undefined ? '`1`' : minReplicasOf(subject.workload.autoscaler),
    goesWrong: l10n.t(
      'A change of this number alone rolls nothing, it only adds or removes pods. Where an autoscaler sets it, leave it out: each apply would set it back.',
    ),
    page: pages.replicas,
  }),
};
