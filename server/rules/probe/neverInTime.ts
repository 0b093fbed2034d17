import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import type { Container } from '../../kubernetes/deployment';
import { readyAt } from '../../rollout/kubelet/probes';
import { duration } from '../../rollout/words';
import { change } from '../changes';
import type { Finding, Judged, Rule } from '../rule';
import { ampleDeadline } from '../strategy/deadline';

const deadlinePath = 'spec.progressDeadlineSeconds';

/** A readiness probe that can't succeed within the deadline, however fast the application is. */
export const neverInTime: Rule = {
  code: 'probe/never-in-time',
  severity: 'warning',
  check: subject =>
    subject.workload.deployment.spec.template.spec.containers.flatMap((container, index) => judge(subject, container, index)),
};

function judge(subject: Judged, container: Container, index: number): Finding[] {
  const { workload } = subject;
  const { progressDeadlineSeconds, template } = workload.deployment.spec;
  const alone = { ...template.spec, containers: [container] };
  const seconds = readyAt(alone, { runningMs: 0, upMs: 0, unprobedMs: 0 }) / 1000;
  if (seconds < progressDeadlineSeconds) return [];
  const path = `spec.template.spec.containers[${index}].readinessProbe`;
  const field = container.readinessProbe?.initialDelaySeconds === 0 ? 'periodSeconds' : 'initialDelaySeconds';
  const enough = ampleDeadline(subject);
  return [
    {
      message: l10n.t(
        'The probes of this container need at least {0} s, but the progress deadline is {1} s: every rollout is reported as failed.',
        seconds,
        progressDeadlineSeconds,
      ),
      span: placeOf(workload.node, `${path}.${field}`),
      related: { path: deadlinePath, span: placeOf(workload.node, deadlinePath) },
      fixes: () => [
        {
          title: l10n.t('Set progressDeadlineSeconds to {0}: a stuck rollout is reported after {1}', enough, duration(enough)),
          changes: [change(deadlinePath, enough)],
        },
      ],
    },
  ];
}
