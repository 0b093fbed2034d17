import * as l10n from '@vscode/l10n';
import { isDaemonSet } from '../kubernetes/daemonSet/workload';
import { isStatefulSet } from '../kubernetes/statefulSet/workload';
import type { Workload } from '../kubernetes/workloads/workload';
import { duration } from '../rollout/words';
import { changesOf } from './changes';
import { placeOf } from './placeOf';
import { rolloutWith } from './rolloutWith';
import type { Fix, Judged, Rule } from './rule';

const path = 'spec.updateStrategy.type';

/** `OnDelete`: a change of the template waits for somebody who deletes the pods. */
export const replacedByHand: Rule = {
  kinds: ['StatefulSet', 'DaemonSet'],
  code: 'strategy/on-delete',
  severity: 'inlay',
  check: subject => {
    if (!isOnDelete(subject.workload)) return [];
    return [
      {
        message: l10n.t('With `OnDelete`, a pod is replaced only once somebody deletes it, and `kubectl rollout status` fails.'),
        label: l10n.t('replaced only when deleted'),
        span: placeOf(subject.workload.node, path),
        fixes: () => [useRollingUpdate(subject)],
      },
    ];
  },
};

function isOnDelete(workload: Workload): boolean {
  if (isStatefulSet(workload)) return workload.object.spec.updateStrategy.type === 'OnDelete';
  return isDaemonSet(workload) && workload.object.spec.updateStrategy.type === 'OnDelete';
}

function useRollingUpdate(judged: Judged): Fix {
  const rolling = { updateStrategy: 'RollingUpdate' };
  const rollout = rolloutWith(judged, rolling);
  const seconds = rollout?.summary.completeSeconds ?? null;
  const effect = seconds === null ? l10n.t('the pods are replaced') : l10n.t('the pods are replaced, about {0}', duration(seconds));
  return { title: `${l10n.t('Use {0}', 'RollingUpdate')}: ${effect}`, changes: changesOf(judged.workload, rolling), rollout };
}
