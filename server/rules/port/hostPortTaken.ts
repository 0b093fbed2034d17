import * as l10n from '@vscode/l10n';
import { type ApiObject, numberAt, objectsAt } from '../../kubernetes/apiObject';
import { setStrategy } from '../fixes';
import { placeOf } from '../placeOf';
import type { Finding, Judged, Rule } from '../rule';

/** A port of the node, which the old pod has: an extra pod needs a node where it is free. */
export const hostPortTaken: Rule = {
  code: 'port/host-port-taken',
  severity: 'information',
  check: subject => {
    const { workload, limits } = subject;
    const { replicas, strategy, template } = workload.deployment.spec;
    if (strategy.type === 'Recreate' || replicas === 0 || limits.maxSurge.value === 0) return [];
    return template.spec.containers.flatMap((container, index) =>
      objectsAt(container as ApiObject, 'ports').flatMap((port, at) => {
        const number = numberAt(port, 'hostPort');
        return number === undefined ? [] : [finding(subject, number, `spec.template.spec.containers[${index}].ports[${at}].hostPort`)];
      }),
    );
  },
};

function finding(subject: Judged, port: number, path: string): Finding {
  const needed = l10n.t('Port {0} of the node is taken by the old pod: an extra pod needs a node where it is free.', port);
  const stands = subject.limits.maxUnavailable.value === 0 ? ` ${l10n.t('Where there is none, the rollout stands still.')}` : '';
  return {
    message: needed + stands,
    span: placeOf(subject.workload.node, path),
    fixes: () => [setStrategy(subject, { maxSurge: 0, maxUnavailable: 1 })],
  };
}
