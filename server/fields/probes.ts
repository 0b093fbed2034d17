import * as l10n from '@vscode/l10n';
import type { PodSpec, ProbeName } from '../kubernetes/deployment';
import { readyAt } from '../rollout/kubelet/probes';
import { containerOf } from './containerOf';
import type { Field, Subject } from './field';
import { pages } from './pages';

const containers = 'spec.template.spec.containers[*]';

export const readinessProbe: Field = {
  path: `${containers}.readinessProbe`,
  explain: subject => ({
    does: l10n.t('tells whether the container can serve traffic; a rollout waits for it, and it keeps running as long as the pod runs.'),
    workedOut: readyLines(subject),
    byDefault: l10n.t('none: a pod counts as ready as soon as its containers run'),
    goesWrong: l10n.t(
      'If it never succeeds, the rollout gets stuck at the pods just created. If it succeeds too early, the rollout continues with broken pods.',
    ),
    page: pages.readinessProbe,
  }),
};

export const livenessProbe: Field = {
  path: `${containers}.livenessProbe`,
  explain: subject => ({
    does: l10n.t('restarts the container when it fails; it says nothing about whether the pod can serve traffic.'),
    workedOut: deathLines(subject, 'livenessProbe'),
    byDefault: l10n.t('none: the container is restarted only when it exits'),
    goesWrong: l10n.t('If it fails before a slow application is up, every new pod is restarted forever. A startup probe prevents that.'),
    page: pages.livenessProbe,
  }),
};

export const startupProbe: Field = {
  path: `${containers}.startupProbe`,
  explain: subject => ({
    does: l10n.t('holds back the other probes until the application is up.'),
    workedOut: [...deathLines(subject, 'startupProbe'), ...readyLines(subject)],
    byDefault: l10n.t('none: the other probes start immediately'),
    goesWrong: l10n.t('An application that takes longer to start than this allows is restarted again and again.'),
    page: pages.startupProbe,
  }),
};

/** When a new pod of this manifest is ready, if its application is up as fast as assumed. */
export function readyLines(subject: Subject): string[] {
  const container = containerOf(subject);
  if (container?.readinessProbe === undefined && container?.startupProbe === undefined) return [];
  const up = subject.assume.readySeconds;
  const pod: PodSpec = { ...subject.workload.deployment.spec.template.spec, containers: [container] };
  const seconds = readyAt(pod, { runningMs: Math.min(1, up) * 1000, upMs: up * 1000, unprobedMs: up * 1000 }) / 1000;
  return [l10n.t('Ready about **{0} s** after the pod is created, assuming that the application is up after {1} s.', round(seconds), up)];
}

function deathLines(subject: Subject, name: Exclude<ProbeName, 'readinessProbe'>): string[] {
  const probe = containerOf(subject)?.[name];
  if (probe === undefined) return [];
  const seconds = probe.failureThreshold * probe.periodSeconds;
  return name === 'livenessProbe'
    ? [l10n.t('{0} × {1} s: restarted about **{2} s** after it stops responding.', probe.failureThreshold, probe.periodSeconds, seconds)]
    : [
        l10n.t(
          '{0} s + {1} × {2} s: the application has **{3} s** to start.',
          probe.initialDelaySeconds,
          probe.failureThreshold,
          probe.periodSeconds,
          probe.initialDelaySeconds + seconds,
        ),
      ];
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
