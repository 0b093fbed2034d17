import * as l10n from '@vscode/l10n';
import { readinessGates as readinessGatesOf, schedulingGates as schedulingGatesOf } from '../kubernetes/gates';
import type { Explanation, Field, Subject } from './field';
import { code } from '../escapes/markdown';
import { pages } from './pages';
import { wayOf } from './rollout';

const pod = 'spec.template.spec';

/** The gates that hold a pod until another controller opens them; each field, and the name in it. */
export const gates: readonly Field[] = [
  { path: `${pod}.readinessGates`, explain: readinessGates },
  { path: `${pod}.readinessGates[*].conditionType`, explain: readinessGates },
  { path: `${pod}.schedulingGates`, explain: schedulingGates },
  { path: `${pod}.schedulingGates[*].name`, explain: schedulingGates },
];

function readinessGates(subject: Subject): Explanation {
  const waited = readinessGatesOf(subject.workload.object.spec.template.spec);
  return {
    does: l10n.t(
      'conditions that must be true before a pod counts as ready, in addition to its probes. Other controllers set them, such as that of a load balancer.',
    ),
    workedOut: [
      ...waited.map(gate => l10n.t('A pod is ready only when {0} is `True`, which neither the kubelet nor the rollout sets.', code(gate))),
      ...wayOf(subject),
    ],
    byDefault: l10n.t('none: a pod is ready when its containers are'),
    goesWrong: l10n.t(
      'If nothing sets a condition, no new pod becomes ready and the rollout gets stuck. How long that takes can be set in the rollout timeline.',
    ),
    page: pages.readinessGates,
  };
}

function schedulingGates(subject: Subject): Explanation {
  const waited = schedulingGatesOf(subject.workload.object.spec.template.spec);
  return {
    does: l10n.t('names that must be removed from a pod before it is scheduled. Another controller removes them, such as that of a queue.'),
    workedOut: [
      ...waited.map(gate => l10n.t('Every new pod waits in `SchedulingGated` until {0} is removed from it.', code(gate))),
      ...wayOf(subject),
    ],
    byDefault: l10n.t('none: a pod is scheduled immediately'),
    goesWrong: l10n.t('If nothing removes a gate, no new pod starts and the rollout gets stuck.'),
    page: pages.schedulingGates,
  };
}
