import * as l10n from '@vscode/l10n';
import type { Field } from './field';
import { pages } from './pages';
import { wayOf } from './rollout';

export const minReadySeconds: Field = {
  path: 'spec.minReadySeconds',
  explain: subject => {
    const { minReadySeconds: seconds, progressDeadlineSeconds: deadline } = subject.workload.deployment.spec;
    return {
      does: l10n.t('how many seconds a new pod has to stay ready before it counts as available and the rollout goes on.'),
      workedOut: [
        seconds === 0
          ? l10n.t('A pod counts the moment that it is ready.')
          : l10n.t('Each wave of new pods waits **{0} s** longer.', seconds),
        ...wayOf(subject),
      ],
      byDefault: '`0`',
      goesWrong: l10n.t(
        'It has to be less than `progressDeadlineSeconds` ({0} here). A pod that stops being ready begins to count anew.',
        deadline,
      ),
      page: pages.minReadySeconds,
    };
  },
};
