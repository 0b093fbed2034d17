import * as l10n from '@vscode/l10n';
import type { Field } from './field';
import { pages } from './pages';
import { wayOf } from './rollout';

export const progressDeadlineSeconds: Field = {
  path: 'spec.progressDeadlineSeconds',
  explain: subject => ({
    does: l10n.t('how many seconds a rollout may stand still before it is reported as failed.'),
    workedOut: [
      l10n.t(
        'The **{0} s** begin anew with each pod that becomes ready or available: they are no limit of the whole rollout.',
        subject.workload.deployment.spec.progressDeadlineSeconds,
      ),
      ...wayOf(subject),
    ],
    byDefault: '`600`',
    goesWrong: l10n.t(
      'Nothing is stopped or rolled back when they have passed: `Progressing` becomes `False` with `ProgressDeadlineExceeded`, and `kubectl rollout status` fails. It has to be more than `minReadySeconds`, so 0 is refused.',
    ),
    page: pages.progressDeadlineSeconds,
  }),
};
