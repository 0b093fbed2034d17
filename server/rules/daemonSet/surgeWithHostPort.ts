import * as l10n from '@vscode/l10n';
import { hostPortsOf } from '../../rollout/controllers/daemonSet/hostPorts';
import { allowsSurge } from '../../rollout/controllers/daemonSet/amounts';
import { change } from '../changes';
import { placeOf } from '../placeOf';
import { daemonSetRule } from './daemonSetRule';

const path = 'spec.updateStrategy.rollingUpdate';

/** A second pod on a node can't have the ports of the first: accepted, and stuck. */
export const surgeWithHostPort = daemonSetRule({
  code: 'daemonset/surge-with-host-port',
  severity: 'warning',
  check: ({ workload }) => {
    const { spec } = workload.object;
    const [port] = hostPortsOf(spec.template);
    if (port === undefined || !allowsSurge(spec)) return [];
    return [
      {
        message: l10n.t(
          '`maxSurge` needs a second pod on the node while the old one has the host port {0}: the new pod stays Pending, and the rollout gets stuck.',
          port,
        ),
        span: placeOf(workload.node, `${path}.maxSurge`),
        fixes: () => [
          {
            title: l10n.t('Set maxSurge to 0 and maxUnavailable to 1: the old pod is deleted first'),
            changes: [change(`${path}.maxSurge`, 0), change(`${path}.maxUnavailable`, 1)],
          },
        ],
      },
    ];
  },
});
