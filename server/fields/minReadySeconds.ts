import * as l10n from '@vscode/l10n';
import { unknownsOf } from '../kubernetes/rolloutPlaceholders';
import { deploymentField } from './deploymentField';
import { code } from '../escapes/markdown';
import { pages } from './pages';
import { wayOf } from './rollout';

export const minReadySeconds = deploymentField('spec.minReadySeconds', subject => {
  const { object: deployment } = subject.workload;
  const { minReadySeconds: seconds, progressDeadlineSeconds: deadline } = deployment.spec;
  const unknown = unknownsOf(deployment).find(({ path }) => path === 'spec.progressDeadlineSeconds');
  return {
    does: l10n.t('number of seconds a new pod must stay ready before it counts as available and the rollout continues.'),
    workedOut: [
      seconds === 0
        ? l10n.t('A pod counts as available as soon as it is ready.')
        : l10n.t('Each batch of new pods takes **{0} s** longer.', seconds),
      ...wayOf(subject),
    ],
    byDefault: '`0`',
    goesWrong: subject.workload.partial
      ? l10n.t('Must be less than `progressDeadlineSeconds`. If a pod stops being ready, its time starts again from 0.')
      : l10n.t(
          'Must be less than `progressDeadlineSeconds` ({0} here). If a pod stops being ready, its time starts again from 0.',
          unknown === undefined ? deadline : code(unknown.text),
        ),
    page: pages.minReadySeconds,
  };
});
