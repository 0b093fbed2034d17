import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { containerReadyAt } from '../../rollout/kubelet/containerProbes';
import { placedContainers, type PlacedContainer } from '../../rollout/obstacles/placedContainers';
import { duration } from '../../rollout/words';
import { change } from '../changes';
import type { Deployment } from '../../kubernetes/deployment/deployment';
import { deploymentRule } from '../deploymentRule';
import type { Finding, Judged } from '../rule';
import { ampleDeadline } from '../strategy/deadline';

const deadlinePath = 'spec.progressDeadlineSeconds';

/** A readiness probe that can't succeed within the deadline, however fast the application is. */
export const neverInTime = deploymentRule({
  code: 'probe/never-in-time',
  severity: 'warning',
  check: subject =>
    placedContainers(subject.workload.object.spec.template.spec)
      .filter(({ lasting }) => lasting)
      .flatMap(placed => judge(subject, placed)),
});

function judge(subject: Judged<Deployment>, { container, path }: PlacedContainer): Finding[] {
  const { workload } = subject;
  const { progressDeadlineSeconds } = workload.object.spec;
  const seconds = containerReadyAt(container, { runningMs: 0, upMs: 0, unprobedMs: 0 }) / 1000;
  if (seconds < progressDeadlineSeconds || !Number.isFinite(seconds)) return [];
  const field = container.readinessProbe?.initialDelaySeconds === 0 ? 'periodSeconds' : 'initialDelaySeconds';
  const enough = ampleDeadline(subject);
  return [
    {
      message: l10n.t(
        'The probes of this container need at least {0} s, but the progress deadline is {1} s: every rollout is reported as failed.',
        seconds,
        progressDeadlineSeconds,
      ),
      span: placeOf(workload.node, `spec.template.${path}.readinessProbe.${field}`),
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
