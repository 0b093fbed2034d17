import * as l10n from '@vscode/l10n';
import { isSidecar } from '../rollout/kubelet/sidecars';
import { containerOf } from './containerOf';
import type { Field, Subject } from './field';
import { pages } from './pages';

/** `restartPolicy` of an init container, which may make it a sidecar. */
export const restartPolicy: Field = {
  path: 'spec.template.spec.initContainers[*].restartPolicy',
  explain: subject => ({
    does: l10n.t('`Always` makes the init container a sidecar: it keeps running beside the containers, which start once it has started.'),
    workedOut: sidecarLines(subject),
    byDefault: l10n.t('none: the init container must end before the next one starts'),
    goesWrong: l10n.t('If the startup probe of a sidecar never succeeds, the containers never start.'),
    page: pages.sidecars,
  }),
};

function sidecarLines(subject: Subject): string[] {
  const container = containerOf(subject);
  if (container === undefined || !isSidecar(container)) return [];
  const { readinessProbe, startupProbe } = container;
  return [
    startupProbe === undefined
      ? l10n.t('The containers start as soon as it runs.')
      : l10n.t('The containers start when its startup probe has succeeded.'),
    readinessProbe === undefined
      ? l10n.t('It has no readiness probe, so it holds up no rollout once it has started.')
      : l10n.t('Its readiness probe counts for the pod.'),
    l10n.t('When the pod terminates, it gets the stop signal after the containers have terminated; its preStop hook runs from the start.'),
  ];
}
