import * as l10n from '@vscode/l10n';
import type { Explanation, Field, Subject } from './field';
import { ceilingLine, floorLine, limitsOf } from './limits';
import { code } from './markdown';
import { pages } from './pages';
import { wayOf } from './rollout';

export const strategy: Field = {
  path: 'spec.strategy',
  explain: subject => explanation(subject, l10n.t('how old pods are replaced by new ones when the template changes.')),
};

export const strategyType: Field = {
  path: 'spec.strategy.type',
  explain: subject =>
    explanation(
      subject,
      l10n.t(
        '`RollingUpdate` replaces the pods step by step; `Recreate` stops all old pods, waits until they have gone, and then starts the new ones.',
      ),
    ),
};

export const rollingUpdate: Field = {
  path: 'spec.strategy.rollingUpdate',
  explain: subject => ({
    ...explanation(subject, l10n.t('the bounds that a rolling update keeps.')),
    byDefault: '`maxSurge: 25%`, `maxUnavailable: 25%`',
    goesWrong: l10n.t('It is refused where `type` is `Recreate`, even if it is empty. `maxSurge` and `maxUnavailable` may not both be 0.'),
    page: pages.rollingUpdate,
  }),
};

function explanation(subject: Subject, does: string): Explanation {
  const recreate = subject.workload.deployment.spec.strategy.type === 'Recreate';
  return {
    does,
    workedOut: [...(recreate ? [] : [...bounds(subject), ceilingLine(subject), floorLine(subject)]), ...wayOf(subject)],
    byDefault: '`RollingUpdate`',
    goesWrong: recreate
      ? l10n.t('No pod serves from the first one stopped to the first new one ready, and while old pods take their time to stop.')
      : l10n.t('Old and new pods serve at the same time: both versions have to get along.'),
    page: recreate ? pages.recreate : pages.strategy,
  };
}

function bounds(subject: Subject): string[] {
  const { maxSurge, maxUnavailable } = limitsOf(subject);
  return [
    ...(maxSurge.working === null ? [] : [`${code('maxSurge')}: ${code(maxSurge.working)}`]),
    ...(maxUnavailable.working === null ? [] : [`${code('maxUnavailable')}: ${code(maxUnavailable.working)}`]),
  ];
}
