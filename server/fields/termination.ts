import * as l10n from '@vscode/l10n';
import { preStopTime } from '../rollout/kubelet/preStop';
import { stopsAfter } from '../rollout/kubelet/termination';
import { duration } from '../rollout/words';
import { containerOf } from './containerOf';
import type { Field, Subject } from './field';
import { pages } from './pages';

export const terminationGracePeriodSeconds: Field = {
  path: 'spec.template.spec.terminationGracePeriodSeconds',
  explain: subject => ({
    does: l10n.t('number of seconds a pod has to terminate before it is killed, including the time for its preStop hooks.'),
    workedOut: stopLines(subject),
    byDefault: '`30`',
    goesWrong: l10n.t(
      'Terminating pods are no longer counted, but they use resources until they have terminated: more pods can exist than `replicas` plus surge. With `Recreate`, new pods are created only after the last old pod has terminated.',
    ),
    page: pages.termination,
  }),
};

/** `preStop` of containers and of sidecars. */
export const preStops: readonly Field[] = ['containers', 'initContainers'].map(list => ({
  path: `spec.template.spec.${list}[*].lifecycle.preStop`,
  explain: subject => ({
    does: l10n.t('what runs before the container gets the stop signal, for example a wait for load balancers to notice.'),
    workedOut: [...preStopLines(subject), ...stopLines(subject)],
    byDefault: l10n.t('none: the container gets the stop signal immediately'),
    goesWrong: l10n.t(
      'The time the hook takes counts against the grace period: if none is left, the application is killed 2 s after the stop signal.',
    ),
    page: pages.preStop,
  }),
}));

function stopLines({ workload, assume }: Subject): string[] {
  const pod = workload.object.spec.template.spec;
  const seconds = Math.round(stopsAfter(pod, assume.shutdownSeconds * 1000) / 100) / 10;
  return [
    l10n.t(
      'Terminates in about **{0} s** (grace period {1} s), assuming that the application exits {2} s after the stop signal.',
      seconds,
      pod.terminationGracePeriodSeconds,
      assume.shutdownSeconds,
    ),
  ];
}

function preStopLines(subject: Subject): string[] {
  const container = containerOf(subject);
  if (container === undefined) return [];
  const { seconds, known } = preStopTime(container);
  if (!known) return [l10n.t('How long preStop takes isn’t known; it counts as **{0}**.', duration(seconds))];
  return seconds === 0 ? [] : [l10n.t('preStop takes **{0}**.', Number.isFinite(seconds) ? duration(seconds) : '∞')];
}
