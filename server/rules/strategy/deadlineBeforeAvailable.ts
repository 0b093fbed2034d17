import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { neverInTime } from '../probe/neverInTime';
import { change } from '../changes';
import type { Rule } from '../rule';

const path = 'spec.progressDeadlineSeconds';

/** The rollout goes well and is reported as failed all the same: a wave takes longer than the deadline, though its probes alone wouldn't. */
export const deadlineBeforeAvailable: Rule = {
  code: 'strategy/deadline-before-available',
  severity: 'warning',
  check: subject => {
    const { workload } = subject;
    const { progressDeadlineSeconds, minReadySeconds } = workload.deployment.spec;
    const summary = subject.rollout()?.summary;
    if (neverInTime.check(subject).length > 0) return [];
    if (summary === undefined || summary.outcome !== 'completes' || summary.deadlineSeconds === null) return [];
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
            title: l10n.t('Set progressDeadlineSeconds to 600: what is stuck shows after 10 min'),
            changes: [change(path, Math.max(600, 2 * minReadySeconds))],
          },
        ],
      },
    ];
  },
};
