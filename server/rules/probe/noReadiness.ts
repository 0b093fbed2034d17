import * as l10n from '@vscode/l10n';
import { type ApiObject, objectsAt } from '../../kubernetes/apiObject';
import type { PodSpec } from '../../kubernetes/pods/pod';
import { lastingContainers } from '../lastingContainers';
import { placeOf } from '../placeOf';
import type { Rule } from '../rule';

/** Nothing says when a pod is ready. */
export const noReadiness: Rule = {
  code: 'probe/no-readiness',
  severity: 'inlay',
  builtOn: /^spec(?:$|\.template)/,
  check: ({ workload }) => {
    const { replicas, template } = workload.object.spec;
    if (replicas === 0 || saysWhenReady(template.spec)) return [];
    return [
      {
        message: l10n.t(
          'Without a readiness probe, a pod counts as ready as soon as its containers start, whether it can serve traffic or not: the rollout continues with broken pods.',
        ),
        label: l10n.t('no readiness probe'),
        span: placeOf(workload.node, 'spec.template.spec.containers[0].name'),
      },
    ];
  },
};

/** A startup probe, a readiness probe (a sidecar's counts for the pod as well), or a readiness gate. */
function saysWhenReady(spec: PodSpec): boolean {
  return (
    spec.containers.some(({ startupProbe }) => startupProbe !== undefined) ||
    lastingContainers(spec).some(({ container }) => container.readinessProbe !== undefined) ||
    objectsAt(spec as ApiObject, 'readinessGates').length > 0
  );
}
