import * as l10n from '@vscode/l10n';
import { maxInt32 } from '../../kubernetes/int32';
import { duration } from '../../rollout/words';
import { change } from '../changes';
import { placeOf } from '../placeOf';
import { deploymentRule } from '../deploymentRule';
import { ampleDeadline } from './deadline';

const path = 'spec.progressDeadlineSeconds';
const hour = 3600;

/** A deadline that nobody waits for, unless the pods need it. */
export const deadlineHuge = deploymentRule({
  code: 'strategy/deadline-huge',
  severity: 'information',
  check: subject => {
    const { workload } = subject;
    const seconds = workload.object.spec.progressDeadlineSeconds;
    const enough = ampleDeadline(subject);
    // The largest value that there is was meant: the controller takes it for none.
    if (seconds <= Math.max(hour, enough) || seconds === maxInt32) return [];
    const hours = Math.round(seconds / 360) / 10;
    return [
      {
        message: l10n.t('A stuck rollout is reported as failed only after {0} h, and `kubectl rollout status` waits that long.', hours),
        span: placeOf(workload.node, path),
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
