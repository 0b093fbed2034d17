import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import type { Rule } from '../rule';

/** No container says when it is ready. */
export const noReadiness: Rule = {
  code: 'probe/no-readiness',
  severity: 'inlay',
  check: ({ workload }) => {
    const { replicas, template } = workload.deployment.spec;
    if (replicas === 0 || template.spec.containers.some(({ readinessProbe, startupProbe }) => readinessProbe ?? startupProbe)) return [];
    return [
      {
        message: l10n.t(
          'Without a readiness probe a pod counts as ready the moment that it starts, whether it serves or not: the rollout goes on over broken pods.',
        ),
        label: l10n.t('no readiness probe'),
        span: placeOf(workload.node, 'spec.template.spec.containers[0].name'),
      },
    ];
  },
};
