import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import type { Container } from '../../kubernetes/deployment';
import { readyAt } from '../../rollout/kubelet/probes';
import type { Finding, Judged, Rule } from '../rule';

/** A readiness probe that can't succeed within the deadline, however fast the application is. */
export const neverInTime: Rule = {
  code: 'probe/never-in-time',
  severity: 'warning',
  check: subject =>
    subject.workload.deployment.spec.template.spec.containers.flatMap((container, index) => judge(subject, container, index)),
};

function judge({ workload }: Judged, container: Container, index: number): Finding[] {
  const { progressDeadlineSeconds, template } = workload.deployment.spec;
  const alone = { ...template.spec, containers: [container] };
  const seconds = readyAt(alone, { runningMs: 0, upMs: 0, unprobedMs: 0 }) / 1000;
  if (seconds < progressDeadlineSeconds) return [];
  const path = `spec.template.spec.containers[${index}].readinessProbe`;
  const field = container.readinessProbe?.initialDelaySeconds === 0 ? 'periodSeconds' : 'initialDelaySeconds';
  return [
    {
      message: l10n.t(
        'The probes of this container need {0} s at least, the deadline is {1} s: each rollout is reported as failed.',
        seconds,
        progressDeadlineSeconds,
      ),
      span: placeOf(workload.node, `${path}.${field}`),
      related: { path: 'spec.progressDeadlineSeconds', span: placeOf(workload.node, 'spec.progressDeadlineSeconds') },
    },
  ];
}
