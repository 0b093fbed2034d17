import * as l10n from '@vscode/l10n';
import { probeNames, type ProbeName } from '../kubernetes/pods/pod';
import { containerOf } from './containerOf';
import type { Explanation, Field, Subject } from './field';
import { pages } from './pages';
import { readyLines } from './probes';

type Words = Pick<Explanation, 'does' | 'byDefault' | 'goesWrong'>;

const numbers = {
  initialDelaySeconds: (): Words => ({
    does: l10n.t('number of seconds from the start of the container to the first probe.'),
    byDefault: '`0`',
    goesWrong: l10n.t('Every new pod waits at least this long, even if the application is faster. A startup probe avoids the wait.'),
  }),
  periodSeconds: (): Words => ({
    does: l10n.t('number of seconds between two probes.'),
    byDefault: '`10`',
    goesWrong: l10n.t(
      'A pod becomes ready only when a probe runs: with a period of 10 s, an application that is up 12 s after its container starts becomes ready after 21 s.',
    ),
  }),
  timeoutSeconds: (): Words => ({
    does: l10n.t('seconds without a response after which the probe fails.'),
    byDefault: '`1`',
    goesWrong: l10n.t('One second is short for an application under load: a late response counts as a failure.'),
  }),
  successThreshold: (): Words => ({
    does: l10n.t('number of consecutive successes after which the probe counts as successful.'),
    byDefault: '`1`',
    goesWrong: l10n.t(
      'Each additional success makes every batch of new pods one period slower. For liveness and startup probes, it must be 1.',
    ),
  }),
  failureThreshold: (): Words => ({
    does: l10n.t('number of consecutive failures after which the probe counts as failed.'),
    byDefault: '`3`',
    goesWrong: l10n.t('For a startup probe, this number times `periodSeconds` is how long the application can take to start.'),
  }),
} as const;

/** The numbers of the three probes of containers and of sidecars. */
export const probeNumbers: readonly Field[] = ['containers', 'initContainers'].flatMap(list =>
  probeNames.flatMap(probe =>
    Object.entries(numbers).map(([number, words]) => ({
      path: `spec.template.spec.${list}[*].${probe}.${number}`,
      explain: (subject: Subject) => ({ ...words(), workedOut: workedOut(subject, probe), page: pages.probes }),
    })),
  ),
);

function workedOut(subject: Subject, name: ProbeName): string[] {
  const probe = containerOf(subject)?.[name];
  if (probe === undefined) return [];
  if (name !== 'livenessProbe') return readyLines(subject);
  return [
    l10n.t(
      '{0} × {1} s: restarted about **{2} s** after it stops responding.',
      probe.failureThreshold,
      probe.periodSeconds,
      probe.failureThreshold * probe.periodSeconds,
    ),
  ];
}
