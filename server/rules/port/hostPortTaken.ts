import * as l10n from '@vscode/l10n';
import { type ApiObject, numberAt, objectsAt } from '../../kubernetes/apiObject';
import type { PodSpec } from '../../kubernetes/pods/pod';
import { setStrategy } from '../fixes';
import { lastingContainers } from '../lastingContainers';
import { placeOf } from '../placeOf';
import { knowsNodes } from '../knowsNodes';
import { deploymentRule } from '../deploymentRule';

/** A port of the node that a pod has. */
interface HostPort {
  readonly port: number;
  readonly path: string;
}

/** A port of the node, which the old pod has: an extra pod needs a node where it is free. */
export const hostPortTaken = deploymentRule({
  code: 'port/host-port-taken',
  severity: 'information',
  check: subject => {
    const { workload, limits } = subject;
    const { replicas, strategy, template } = workload.object.spec;
    if (strategy.type === 'Recreate' || replicas === 0 || limits.maxSurge.value === 0) return [];
    if (knowsNodes(workload)) return [];
    const stuck = limits.maxUnavailable.value === 0 ? ` ${l10n.t('If there is no such node, the rollout gets stuck.')}` : '';
    return hostPortsOf(template.spec).map(({ port, path }) => ({
      message:
        l10n.t('Host port {0} is in use on every node with an old pod, so an extra pod needs a node where it is free.', port) + stuck,
      span: placeOf(workload.node, path),
      fixes: () => [setStrategy(subject, { maxSurge: 0, maxUnavailable: 1 })],
    }));
  },
});

/** The ports of its node that a pod has. One on the host's network has each of its container ports there (defaultHostNetworkPorts). */
export function hostPortsOf(spec: PodSpec): readonly HostPort[] {
  return lastingContainers(spec).flatMap(({ container, path }) =>
    objectsAt(container as ApiObject, 'ports').flatMap((own, index): HostPort[] => {
      const hostPort = numberAt(own, 'hostPort');
      if (hostPort !== undefined) return [{ port: hostPort, path: `${path}.ports[${index}].hostPort` }];
      const containerPort = numberAt(own, 'containerPort');
      return spec['hostNetwork'] === true && containerPort !== undefined
        ? [{ port: containerPort, path: `${path}.ports[${index}].containerPort` }]
        : [];
    }),
  );
}
