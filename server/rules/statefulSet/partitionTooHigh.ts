import * as l10n from '@vscode/l10n';
import { change } from '../changes';
import { placeOf } from '../placeOf';
import { statefulSetRule } from './statefulSetRule';

const path = 'spec.updateStrategy.rollingUpdate.partition';

/** A partition that protects every pod. */
export const partitionTooHigh = statefulSetRule({
  code: 'statefulset/partition-too-high',
  severity: 'information',
  check: ({ workload }) => {
    const { replicas, updateStrategy } = workload.object.spec;
    if (updateStrategy.type === 'OnDelete' || workload.at('spec.replicas') === undefined) return [];
    const partition = updateStrategy.rollingUpdate?.partition ?? 0;
    if (replicas === 0 || partition < replicas) return [];
    return [
      {
        message: l10n.t(
          '`partition` is {0}, and `replicas` is {1}: a change of the pod template replaces no pod, and `kubectl rollout status` reports the rollout as complete.',
          partition,
          replicas,
        ),
        span: placeOf(workload.node, path),
        fixes: () => [{ title: l10n.t('Set partition to 0: all pods are replaced'), changes: [change(path, 0)] }],
      },
    ];
  },
});
