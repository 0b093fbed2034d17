import * as l10n from '@vscode/l10n';
import type { ProbeName } from '../kubernetes/pods/pod';
import { containerKilledAt, containerReadyAt } from '../rollout/kubelet/containerProbes';
import { containerStarts } from '../rollout/kubelet/containerStarts';
import { firstStart } from '../rollout/kubelet/firstStart';
import { containerOf } from './containerOf';
import type { Explanation, Field, Subject } from './field';
import { pages } from './pages';

/** The three probes of containers and of sidecars. */
export const probes: readonly Field[] = ['containers', 'initContainers'].flatMap(list => [
  { path: `spec.template.spec.${list}[*].readinessProbe`, explain: readinessProbe },
  { path: `spec.template.spec.${list}[*].livenessProbe`, explain: livenessProbe },
  { path: `spec.template.spec.${list}[*].startupProbe`, explain: startupProbe },
]);

function readinessProbe(subject: Subject): Explanation {
  return {
    does: l10n.t('tells whether the container can serve traffic; a rollout waits for it, and it keeps running as long as the pod runs.'),
    workedOut: readyLines(subject),
    byDefault: l10n.t('none: a pod counts as ready as soon as its containers run'),
    goesWrong: l10n.t(
      'If it never succeeds, the rollout gets stuck at the pods just created. If it succeeds too early, the rollout continues with broken pods.',
    ),
    page: pages.readinessProbe,
  };
}

function livenessProbe(subject: Subject): Explanation {
  return {
    does: l10n.t('restarts the container when it fails; it says nothing about whether the pod can serve traffic.'),
    workedOut: deathLines(subject, 'livenessProbe'),
    byDefault: l10n.t('none: the container is restarted only when it exits'),
    goesWrong: l10n.t('If it fails before a slow application is up, every new pod is restarted forever. A startup probe prevents that.'),
    page: pages.livenessProbe,
  };
}

function startupProbe(subject: Subject): Explanation {
  return {
    does: l10n.t('holds back the other probes until the application is up.'),
    workedOut: [...deathLines(subject, 'startupProbe'), ...readyLines(subject)],
    byDefault: l10n.t('none: the other probes start immediately'),
    goesWrong: l10n.t('An application that takes longer to start than this allows is restarted again and again.'),
    page: pages.startupProbe,
  };
}

/** When a container of a new pod is ready, if its application is up as fast as assumed; or that it never is. */
export function readyLines(subject: Subject): string[] {
  const container = containerOf(subject);
  if (container?.readinessProbe === undefined && container?.startupProbe === undefined) return [];
  const { assume, workload } = subject;
  const pod = workload.object.spec.template.spec;
  const own = containerStarts(pod, firstStart(pod, assume.readySeconds * 1000)).find(start => start.container === container);
  if (own === undefined) return [];
  const seconds = containerReadyAt(container, own.start) / 1000;
  if (!Number.isFinite(seconds) || Number.isFinite(containerKilledAt(container, own.start))) {
    return [l10n.t('**Never** ready, assuming that the application is up after {0} s.', assume.readySeconds)];
  }
  return [
    l10n.t(
      'Ready about **{0} s** after the pod is created, assuming that the application is up after {1} s.',
      round(seconds),
      assume.readySeconds,
    ),
  ];
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
