import * as l10n from '@vscode/l10n';
import type { Field } from './field';
import { pages } from './pages';

export const paused: Field = {
  path: 'spec.paused',
  explain: subject => ({
    does: l10n.t('keeps changes of the template from being rolled out until it is `false` again.'),
    workedOut: [
      subject.workload.deployment.spec.paused
        ? l10n.t('A change of the template starts **nothing** now; scaling works.')
        : l10n.t('Changes of the template are rolled out at once.'),
    ],
    byDefault: '`false`',
    goesWrong: l10n.t(
      'It is easily forgotten: everything applied in the meantime is rolled out as one change. `kubectl rollout undo` is refused while it is paused.',
    ),
    page: pages.paused,
  }),
};
