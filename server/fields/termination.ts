import * as l10n from '@vscode/l10n';
import { preStopSeconds, stopsAfter } from '../rollout/kubelet/termination';
import { containerOf } from './containerOf';
import type { Field, Subject } from './field';
import { pages } from './pages';

export const terminationGracePeriodSeconds: Field = {
  path: 'spec.template.spec.terminationGracePeriodSeconds',
  explain: subject => ({
    does: l10n.t('how many seconds a pod has to stop before it is killed; preStop hooks run within them.'),
    workedOut: stopLines(subject),
    byDefault: '`30`',
    goesWrong: l10n.t(
      'Pods that stop are no longer counted, but they take room for so long: more pods exist than the ceiling says. With `Recreate` nothing serves until the last one has gone.',
    ),
    page: pages.termination,
  }),
};

export const preStop: Field = {
  path: 'spec.template.spec.containers[*].lifecycle.preStop',
  explain: subject => ({
    does: l10n.t('what runs before the container is told to stop, such as a wait for load balancers to notice.'),
    workedOut: [...preStopLines(subject), ...stopLines(subject)],
    byDefault: l10n.t('none: the container is told to stop at once'),
    goesWrong: l10n.t(
      'What it takes is taken from the grace period: where nothing is left, the application is killed 2 s after it was told to stop.',
    ),
    page: pages.preStop,
  }),
};

function stopLines({ workload, assume }: Subject): string[] {
  const pod = workload.deployment.spec.template.spec;
  const seconds = Math.round(stopsAfter(pod, assume.shutdownSeconds * 1000) / 100) / 10;
  return [
    l10n.t(
      'Gone about **{0} s** after the order to stop, of at most {1} s, if the application exits {2} s after it was told to (assumed).',
      seconds,
      pod.terminationGracePeriodSeconds,
      assume.shutdownSeconds,
    ),
  ];
}

function preStopLines(subject: Subject): string[] {
  const container = containerOf(subject);
  const seconds = container === undefined ? 0 : preStopSeconds(container);
  return seconds === 0 ? [] : [l10n.t('preStop takes **{0} s**.', seconds)];
}
