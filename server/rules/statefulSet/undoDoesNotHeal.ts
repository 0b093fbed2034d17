import * as l10n from '@vscode/l10n';
import { deletePodCommand } from '../../rollout/kubectl/commands';
import { placeOf } from '../placeOf';
import { statefulSetRule } from './statefulSetRule';

/** A template whose pods can't become ready, in a set that waits for each pod: it doesn't get out of it by itself. */
export const undoDoesNotHeal = statefulSetRule({
  code: 'statefulset/undo-does-not-heal',
  severity: 'warning',
  check: ({ workload, obstacles }) => {
    const { replicas, podManagementPolicy, updateStrategy, ordinals } = workload.object.spec;
    if (podManagementPolicy === 'Parallel' || updateStrategy.type === 'OnDelete' || obstacles.length === 0) return [];
    if (replicas <= (updateStrategy.rollingUpdate?.partition ?? 0)) return [];
    const pod = `${workload.name}-${(ordinals?.start ?? 0) + replicas - 1}`;
    return [
      {
        message: l10n.t(
          'The first new pod, `{0}`, can’t become ready, and `OrderedReady` waits for it: `kubectl rollout undo` doesn’t replace it. Delete the pod after the undo.',
          pod,
        ),
        span: placeOf(workload.node, 'spec.podManagementPolicy'),
        fixes: () => [
          {
            title: l10n.t('Copy kubectl delete pod: after an undo, the pod is created again'),
            changes: [],
            copy: deletePodCommand(pod, workload.namespace),
          },
        ],
      },
    ];
  },
});
