import * as l10n from '@vscode/l10n';
import { recreateCommand } from '../rollout/controllers/deployment/recreateCommand';
import type { Deployment } from '../kubernetes/deployment/deployment';
import { deploymentField } from './deploymentField';
import type { Explanation, Subject } from './field';
import { ceilingLine, floorLine, limitsOf } from './limits';
import { code } from '../escapes/markdown';
import { pages } from './pages';
import { wayOf } from './rollout';

export const strategy = deploymentField('spec.strategy', subject =>
  explanation(subject, l10n.t('how old pods are replaced by new ones when the pod template changes.')),
);

export const strategyType = deploymentField('spec.strategy.type', subject =>
  explanation(
    subject,
    l10n.t(
      '`RollingUpdate` replaces pods gradually; `Recreate` terminates all old pods, waits until they have terminated, and then creates the new ones.',
    ),
  ),
);

export const rollingUpdate = deploymentField('spec.strategy.rollingUpdate', subject => ({
  ...explanation(subject, l10n.t('limits that a rolling update keeps to.')),
  byDefault: '`maxSurge: 25%`, `maxUnavailable: 25%`',
  goesWrong: l10n.t('Rejected if `type` is `Recreate`, even if it is empty. `maxSurge` and `maxUnavailable` can’t both be 0.'),
  page: pages.rollingUpdate,
}));

function explanation(subject: Subject<Deployment>, does: string): Explanation {
  const recreate = subject.workload.object.spec.strategy.type === 'Recreate';
  return {
    does,
    workedOut: [...(recreate ? [] : [...bounds(subject), ceilingLine(subject), floorLine(subject)]), ...wayOf(subject)],
    byDefault: '`RollingUpdate`',
    goesWrong: recreate
      ? [
          l10n.t(
            'No pod is available from when the old pods start terminating until the first new pod is available. New pods are created only after the last old pod has terminated.',
          ),
          l10n.t(
            'Server-side apply (Argo CD, Flux, Helm 4) rejects `Recreate` while the Deployment in the cluster has `rollingUpdate`, which is set by default. No edit of the file helps, but this command does: {0}',
            code(recreateCommand(subject.workload.name, subject.workload.namespace)),
          ),
        ].join('\n\n')
      : l10n.t('Old and new pods run at the same time, so both versions must work side by side.'),
    page: recreate ? pages.recreate : pages.strategy,
  };
}

function bounds(subject: Subject<Deployment>): string[] {
  const { maxSurge, maxUnavailable } = limitsOf(subject);
  return [
    ...(maxSurge.working === null ? [] : [`${code('maxSurge')}: ${code(maxSurge.working)}`]),
    ...(maxUnavailable.working === null ? [] : [`${code('maxUnavailable')}: ${code(maxUnavailable.working)}`]),
  ];
}
