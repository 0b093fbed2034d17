import { type ApiObject, objectAt, stringAt } from '../apiObject';
import { podTemplateWithDefaults } from '../pods/podTemplate';

/** SetDefaults_DaemonSet (k8s.io/kubernetes/pkg/apis/apps/v1). */
export function daemonSetWithDefaults(set: ApiObject): ApiObject {
  const spec = objectAt(set, 'spec') ?? {};
  return {
    ...set,
    spec: {
      ...spec,
      updateStrategy: strategyWithDefaults(objectAt(spec, 'updateStrategy') ?? {}),
      revisionHistoryLimit: spec['revisionHistoryLimit'] ?? 10,
      template: podTemplateWithDefaults(objectAt(spec, 'template') ?? {}),
    },
  };
}

/** Amounts of another type than `RollingUpdate` aren't defaulted: what isn't set is stored as 0. */
function strategyWithDefaults(strategy: ApiObject): ApiObject {
  const type = stringAt(strategy, 'type') || 'RollingUpdate';
  const given = objectAt(strategy, 'rollingUpdate');
  if (type !== 'RollingUpdate' && given === undefined) return { type };
  const unavailable = type === 'RollingUpdate' ? 1 : 0;
  return { type, rollingUpdate: { maxUnavailable: given?.['maxUnavailable'] ?? unavailable, maxSurge: given?.['maxSurge'] ?? 0 } };
}
