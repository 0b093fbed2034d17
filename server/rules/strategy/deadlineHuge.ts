import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { change } from '../changes';
import type { Rule } from '../rule';

const path = 'spec.progressDeadlineSeconds';
const hour = 3600;
/** The largest value that there is: the controller takes it for `none`, so it was meant. */
const none = 2 ** 31 - 1;

/** A deadline that nobody waits for. */
export const deadlineHuge: Rule = {
  code: 'strategy/deadline-huge',
  severity: 'information',
  check: ({ workload }) => {
    const seconds = workload.deployment.spec.progressDeadlineSeconds;
    if (seconds <= hour || seconds === none) return [];
    const hours = Math.round(seconds / 360) / 10;
    return [
      {
        message: l10n.t('A rollout that is stuck is reported as failed after {0} h only; `kubectl rollout status` waits as long.', hours),
        span: placeOf(workload.node, path),
        fixes: () => [
          { title: l10n.t('Set progressDeadlineSeconds to 600: what is stuck shows after 10 min'), changes: [change(path, 600)] },
        ],
      },
    ];
  },
};
