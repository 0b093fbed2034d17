import * as l10n from '@vscode/l10n';
import { readyAt } from '../../rollout/kubelet/probes';
import { duration } from '../../rollout/words';
import { placeOf } from '../placeOf';
import { neverInTime } from '../probe/neverInTime';
import { change } from '../changes';
import type { Judged, Rule } from '../rule';

const path = 'spec.progressDeadlineSeconds';

/** The rollout goes well and is reported as failed all the same: a wave takes longer than the deadline, though its probes alone wouldn't. */
export const deadlineBeforeAvailable: Rule = {
  code: 'strategy/deadline-before-available',
  severity: 'warning',
  check: subject => {
    const { workload } = subject;
    const { progressDeadlineSeconds, minReadySeconds } = workload.deployment.spec;
    if (isClear(subject) || neverInTime.check(subject).length > 0) return [];
    const summary = subject.rollout()?.summary;
    if (summary === undefined || summary.outcome !== 'completes' || summary.deadlineSeconds === null) return [];
    const enough = Math.max(600, 2 * minReadySeconds);
    return [
      {
        message: l10n.t(
          'A pod needs longer to become available than the {0} s of the deadline, so each rollout is reported as failed before it completes (assumed: ready after {1} s).',
          progressDeadlineSeconds,
          subject.assume.readySeconds,
        ),
        span: placeOf(workload.node, path),
        ...(minReadySeconds > 0 ? { related: { path: 'spec.minReadySeconds', span: placeOf(workload.node, 'spec.minReadySeconds') } } : {}),
        fixes: () => [
          {
            title: l10n.t('Set progressDeadlineSeconds to {0}: what is stuck shows after {1}', enough, duration(enough)),
            changes: [change(path, enough)],
          },
        ],
      },
    ];
  },
};

/** Whether the deadline is so far off that there is nothing to simulate. */
function isClear({ workload, assume }: Judged): boolean {
  const { progressDeadlineSeconds, minReadySeconds, template } = workload.deployment.spec;
  const upMs = assume.readySeconds * 1000;
  const readyMs = readyAt(template.spec, { runningMs: Math.min(1000, upMs), upMs, unprobedMs: upMs });
  return readyMs / 1000 + minReadySeconds + 10 < progressDeadlineSeconds;
}
