import * as l10n from '@vscode/l10n';
import type { Field } from './field';
import { pages } from './pages';
import { wayOf } from './rollout';

export const minReadySeconds: Field = {
  path: 'spec.minReadySeconds',
  explain: subject => {
    const { minReadySeconds: seconds, progressDeadlineSeconds: deadline } = subject.workload.deployment.spec;
    return {
      does: l10n.t('number of seconds a new pod must stay ready before it counts as available and the rollout continues.'),
      workedOut: [
        seconds === 0
          ? l10n.t('A pod counts as available as soon as it is ready.')
          : l10n.t('Each batch of new pods takes **{0} s** longer.', seconds),
        ...wayOf(subject),
      ],
      byDefault: '`0`',
      goesWrong: l10n.t(
        'Must be less than `progressDeadlineSeconds` ({0} here). If a pod stops being ready, its time starts again from 0.',
        deadline,
      ),
      page: pages.minReadySeconds,
    };
  },
};
