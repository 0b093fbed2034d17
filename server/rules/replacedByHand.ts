import * as l10n from '@vscode/l10n';
import { isDaemonSet } from '../kubernetes/daemonSet/workload';
import { isStatefulSet } from '../kubernetes/statefulSet/workload';
import { placeOf } from './placeOf';
import type { Rule } from './rule';

const path = 'spec.updateStrategy.type';

/** `OnDelete`: a change of the template waits for somebody who deletes the pods. */
export const replacedByHand: Rule = {
  kinds: ['StatefulSet', 'DaemonSet'],
  code: 'strategy/on-delete',
  severity: 'inlay',
  check: ({ workload }) => {
    const isOnDelete =
      (isStatefulSet(workload) && workload.object.spec.updateStrategy.type === 'OnDelete') ||
      (isDaemonSet(workload) && workload.object.spec.updateStrategy.type === 'OnDelete');
    if (!isOnDelete) return [];
    return [
      {
        message: l10n.t('With `OnDelete`, a pod is replaced only once somebody deletes it, and `kubectl rollout status` fails.'),
        label: l10n.t('replaced only when deleted'),
        span: placeOf(workload.node, path),
      },
    ];
  },
};
