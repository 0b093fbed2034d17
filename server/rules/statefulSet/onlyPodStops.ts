import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { statefulSetRule } from './statefulSetRule';

/** One replica: a StatefulSet has no extra pods, so that each update is an outage. */
export const onlyOrdinalStops = statefulSetRule({
  code: 'statefulset/only-pod-stops',
  severity: 'inlay',
  check: ({ workload, limits }) => {
    if (workload.object.spec.replicas !== 1 || limits.floor > 0 || workload.at('spec.replicas') === undefined) return [];
    return [
      {
        message: l10n.t('A StatefulSet deletes a pod before it creates its replacement: with 1 replica, no pod is available in between.'),
        label: l10n.t('no pod during an update'),
        span: placeOf(workload.node, 'spec.replicas'),
      },
    ];
  },
});
