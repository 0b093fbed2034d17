import type { LocatedMap } from '../../yaml/located';
import { type ApiObject, objectAt, objectsAt, stringAt } from '../apiObject';
import { amountOf, countAt } from '../nearestNumber';
import { storedForm } from '../normalForm';
import { podTemplateOf } from '../podTemplateOf';
import { persistentVolumeClaimOf } from '../surroundings/volumes';
import type { Retention, StatefulSetSpec, StatefulSetUpdateStrategy } from './statefulSet';

/**
 * The spec of a decoded and defaulted StatefulSet. What the API server would refuse is stood in for by the nearest sensible value, so that a half-typed
 * manifest has a rollout too.
 */
export function statefulSetStandIn(set: ApiObject, root: LocatedMap): StatefulSetSpec {
  const spec = objectAt(set, 'spec') ?? {};
  const count = (field: string, absent: number): number => countAt(root, ['spec', field], spec, absent);
  const ordinals = objectAt(spec, 'ordinals');
  const retention = objectAt(spec, 'persistentVolumeClaimRetentionPolicy');
  return {
    replicas: count('replicas', 1),
    podManagementPolicy: stringAt(spec, 'podManagementPolicy').trim().toLowerCase() === 'parallel' ? 'Parallel' : 'OrderedReady',
    updateStrategy: strategyOf(objectAt(spec, 'updateStrategy') ?? {}, root),
    minReadySeconds: count('minReadySeconds', 0),
    revisionHistoryLimit: countAt(root, ['spec', 'revisionHistoryLimit'], spec, 10, -1),
    ...(ordinals === undefined ? {} : { ordinals: { start: countAt(root, ['spec', 'ordinals', 'start'], ordinals, 0) } }),
    serviceName: stringAt(spec, 'serviceName'),
    persistentVolumeClaimRetentionPolicy: {
      whenDeleted: retentionOf(stringAt(retention, 'whenDeleted')),
      whenScaled: retentionOf(stringAt(retention, 'whenScaled')),
    },
    claims: objectsAt(spec, 'volumeClaimTemplates').map(persistentVolumeClaimOf),
    template: podTemplateOf(spec, storedForm),
  };
}

function strategyOf(strategy: ApiObject, root: LocatedMap): StatefulSetUpdateStrategy {
  if (stringAt(strategy, 'type').trim().toLowerCase() === 'ondelete') return { type: 'OnDelete' };
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  if (rollingUpdate === undefined) return { type: 'RollingUpdate' };
  const partition = countAt(root, ['spec', 'updateStrategy', 'rollingUpdate', 'partition'], rollingUpdate, 0);
  const { maxUnavailable } = rollingUpdate;
  return {
    type: 'RollingUpdate',
    rollingUpdate: { partition, ...(maxUnavailable === undefined ? {} : { maxUnavailable: amountOf(maxUnavailable, 1) }) },
  };
}

function retentionOf(policy: string): Retention {
  return policy === 'Delete' ? policy : 'Retain';
}
