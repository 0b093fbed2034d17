import { type ApiObject, objectAt } from '../apiObject';
import { podTemplateWithDefaults } from '../pods/podTemplate';

/**
 * The object with the defaults that the API server fills in on creation (k8s.io/kubernetes/pkg/apis/apps/v1 and core/v1, SetDefaults_…), as far
 * as validation, the rollout or the comparison of two pod templates depends on them.
 */
export function withDefaults(deployment: ApiObject): ApiObject {
  const spec = objectAt(deployment, 'spec') ?? {};
  return {
    ...deployment,
    spec: {
      ...spec,
      replicas: spec['replicas'] ?? 1,
      strategy: strategyWithDefaults(objectAt(spec, 'strategy') ?? {}),
      revisionHistoryLimit: spec['revisionHistoryLimit'] ?? 10,
      progressDeadlineSeconds: spec['progressDeadlineSeconds'] ?? 600,
      template: podTemplateWithDefaults(objectAt(spec, 'template') ?? {}),
    },
  };
}

function strategyWithDefaults(strategy: ApiObject): ApiObject {
  const type = strategy['type'] ?? 'RollingUpdate';
  if (type !== 'RollingUpdate') return { ...strategy, type };
  const rollingUpdate = objectAt(strategy, 'rollingUpdate') ?? {};
  return {
    type,
    rollingUpdate: { maxUnavailable: rollingUpdate['maxUnavailable'] ?? '25%', maxSurge: rollingUpdate['maxSurge'] ?? '25%' },
  };
}
