import * as l10n from '@vscode/l10n';
import { containerOf, probeNames, type ProbeName } from './containerOf';
import type { Explanation, Field, Subject } from './field';
import { pages } from './pages';
import { readyLines } from './probes';

type Words = Pick<Explanation, 'does' | 'byDefault' | 'goesWrong'>;

const numbers = {
  initialDelaySeconds: (): Words => ({
    does: l10n.t('how many seconds after the container’s start the probe is asked for the first time.'),
    byDefault: '`0`',
    goesWrong: l10n.t('Each new pod waits at least that long, also where the application is faster: a startup probe doesn’t.'),
  }),
  periodSeconds: (): Words => ({
    does: l10n.t('how many seconds lie between two times that the probe is asked.'),
    byDefault: '`10`',
    goesWrong: l10n.t(
      'A pod becomes ready at one of these times only: with 10 s, an application that is up after 12 s is ready after 21 s.',
    ),
  }),
  timeoutSeconds: (): Words => ({
    does: l10n.t('after how many seconds without an answer the probe has failed.'),
    byDefault: '`1`',
    goesWrong: l10n.t('A second is little for an application under load: what answers late counts as not answering.'),
  }),
  successThreshold: (): Words => ({
    does: l10n.t('how many times in a row the probe has to succeed before it counts.'),
    byDefault: '`1`',
    goesWrong: l10n.t('Each further time makes each wave of a rollout one period longer. Other than a readiness probe’s it has to be 1.'),
  }),
  failureThreshold: (): Words => ({
    does: l10n.t('how many times in a row the probe has to fail before it counts.'),
    byDefault: '`3`',
    goesWrong: l10n.t('For a startup probe, this times the period is the time that the application has to come up.'),
  }),
} as const;

/** The numbers of the three probes of a container. */
export const probeNumbers: readonly Field[] = probeNames.flatMap(probe =>
  Object.entries(numbers).map(([number, words]) => ({
    path: `spec.template.spec.containers[*].${probe}.${number}`,
    explain: subject => ({ ...words(), workedOut: workedOut(subject, probe), page: pages.probes }),
  })),
);

function workedOut(subject: Subject, name: ProbeName): string[] {
  const probe = containerOf(subject)?.[name];
  if (probe === undefined) return [];
  if (name !== 'livenessProbe') return readyLines(subject);
  return [
    l10n.t(
      '{0} × {1} s: restarted about **{2} s** after it stopped answering.',
      probe.failureThreshold,
      probe.periodSeconds,
      probe.failureThreshold * probe.periodSeconds,
    ),
  ];
}
