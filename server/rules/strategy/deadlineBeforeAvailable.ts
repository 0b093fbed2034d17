import * as l10n from '@vscode/l10n';
import { duration } from '../../rollout/words';
import { change } from '../changes';
import { placeOf } from '../placeOf';
import { neverInTime } from '../probe/neverInTime';
import { deploymentRule } from '../deploymentRule';
import { ampleDeadline, secondsUntilAvailable } from './deadline';

const path = 'spec.progressDeadlineSeconds';

/** The rollout goes well and is reported as failed all the same: a batch takes longer than the deadline, though its probes alone wouldn't. */
export const deadlineBeforeAvailable = deploymentRule({
  code: 'strategy/deadline-before-available',
  severity: 'warning',
  check: subject => {
    const { workload } = subject;
    const { progressDeadlineSeconds, minReadySeconds } = workload.object.spec;
    const isFarOff = secondsUntilAvailable(subject) + 10 < progressDeadlineSeconds;
    if (isFarOff || neverInTime.check(subject).length > 0) return [];
    const summary = subject.rollout()?.summary;
    if (summary === undefined || summary.outcome !== 'completes' || summary.deadlineSeconds === null) return [];
    const enough = ampleDeadline(subject);
    return [
      {
        message: l10n.t(
          'A pod takes longer than the progress deadline of {0} s to become available, so every rollout is reported as failed before it completes (assuming that the application is up after {1} s).',
          progressDeadlineSeconds,
          subject.assume.readySeconds,
        ),
        span: placeOf(workload.node, path),
        ...(minReadySeconds > 0 ? { related: { path: 'spec.minReadySeconds', span: placeOf(workload.node, 'spec.minReadySeconds') } } : {}),
        fixes: () => [
          {
            title: l10n.t('Set progressDeadlineSeconds to {0}: a stuck rollout is reported after {1}', enough, duration(enough)),
            changes: [change(path, enough)],
          },
        ],
      },
    ];
  },
});
