import * as l10n from '@vscode/l10n';
import { deploymentField } from './deploymentField';
import { pages } from './pages';
import { wayOf } from './rollout';

export const progressDeadlineSeconds = deploymentField('spec.progressDeadlineSeconds', subject => ({
  does: l10n.t('number of seconds a rollout can go without progress before it is reported as failed.'),
  workedOut: [
    l10n.t(
      'The deadline of **{0} s** starts again each time a pod becomes ready or available; it doesn’t limit the rollout as a whole.',
      subject.workload.object.spec.progressDeadlineSeconds,
    ),
    ...wayOf(subject),
  ],
  byDefault: '`600`',
  goesWrong: l10n.t(
    'Nothing is stopped or rolled back when the deadline passes: `Progressing` becomes `False` with `ProgressDeadlineExceeded`, and `kubectl rollout status` fails. Must be greater than `minReadySeconds`, so 0 is rejected.',
  ),
  page: pages.progressDeadlineSeconds,
}));
