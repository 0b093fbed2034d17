import { type ApiObject, objectAt, stringAt } from '../apiObject';
import { claimSpecWithDefaults } from '../neighbours/persistentVolumeClaim';
import { mapList } from '../pods/defaulting';
import { podTemplateWithDefaults } from '../pods/podTemplate';

/**
 * SetDefaults_StatefulSet (k8s.io/kubernetes/pkg/apis/apps/v1). Only a strategy without a type gets a partition; `type: RollingUpdate` alone stays without
 * `rollingUpdate`. `maxUnavailableEnabled`: whether the feature gate MaxUnavailableStatefulSet is on, without which the server drops the field.
 */
export function statefulSetWithDefaults(set: ApiObject, maxUnavailableEnabled = false): ApiObject {
  const spec = objectAt(set, 'spec') ?? {};
  const claims = mapList(spec, 'volumeClaimTemplates', claimTemplateWithDefaults);
  return {
    ...set,
    spec: {
      ...claims,
      replicas: spec['replicas'] ?? 1,
      podManagementPolicy: stringAt(spec, 'podManagementPolicy') || 'OrderedReady',
      updateStrategy: strategyWithDefaults(objectAt(spec, 'updateStrategy') ?? {}, maxUnavailableEnabled),
      revisionHistoryLimit: spec['revisionHistoryLimit'] ?? 10,
      persistentVolumeClaimRetentionPolicy: retentionWithDefaults(objectAt(spec, 'persistentVolumeClaimRetentionPolicy') ?? {}),
      template: podTemplateWithDefaults(objectAt(spec, 'template') ?? {}),
    },
  };
}

function strategyWithDefaults(strategy: ApiObject, maxUnavailableEnabled: boolean): ApiObject {
  const written = stringAt(strategy, 'type');
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  const type = written || 'RollingUpdate';
  if (type !== 'RollingUpdate') return rollingUpdate === undefined ? { type } : { type, rollingUpdate };
  if (rollingUpdate === undefined && written !== '') return { type };
  const absent = maxUnavailableEnabled ? { maxUnavailable: 1 } : {};
  return { type, rollingUpdate: { partition: 0, ...absent, ...rollingUpdate } };
}

function retentionWithDefaults(policy: ApiObject): ApiObject {
  return {
    whenDeleted: stringAt(policy, 'whenDeleted') || 'Retain',
    whenScaled: stringAt(policy, 'whenScaled') || 'Retain',
  };
}

/** What the template says that it is, is not kept. */
function claimTemplateWithDefaults(claim: ApiObject): ApiObject {
  const status = objectAt(claim, 'status') ?? {};
  return {
    ...claim,
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    spec: claimSpecWithDefaults(objectAt(claim, 'spec') ?? {}),
    status: { ...status, phase: stringAt(status, 'phase') || 'Pending' },
  };
}
