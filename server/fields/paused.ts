import * as l10n from '@vscode/l10n';
import { deploymentField } from './deploymentField';
import { pages } from './pages';

export const paused = deploymentField('spec.paused', subject => ({
  does: l10n.t('holds back changes to the pod template until it is `false` again.'),
  workedOut: [
    subject.workload.object.spec.paused
      ? l10n.t('Changes to the pod template start **no rollout** now; scaling still works.')
      : l10n.t('Changes to the pod template are rolled out immediately.'),
  ],
  byDefault: '`false`',
  goesWrong: l10n.t(
    'Easy to forget: everything applied while the Deployment is paused is rolled out as one change. `kubectl rollout undo` fails until it is resumed.',
  ),
  page: pages.paused,
}));
