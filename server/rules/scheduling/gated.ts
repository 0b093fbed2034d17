import * as l10n from '@vscode/l10n';
import { change } from '../changes';
import { findingAt, obstaclesIn } from '../obstacles';
import type { Rule } from '../rule';

const path = 'spec.template.spec.schedulingGates';

/** A scheduling gate in a template: each new pod waits until something takes it away. */
export const gated: Rule = {
  code: 'scheduling/gated',
  severity: 'warning',
  builtOn: /^spec(?:\.template(?:\.spec)?)?$/,
  check: judged =>
    obstaclesIn(judged, 'schedulingGate').map(obstacle =>
      findingAt(judged, obstacle, {
        message: l10n.t(
          'No pod is scheduled until another controller removes its scheduling gate `{0}`; Kubernetes itself never does.',
          obstacle.gate,
        ),
        fixes: () => [{ title: l10n.t('Remove schedulingGates: pods are scheduled immediately'), changes: [change(path, null)] }],
      }),
    ),
};
