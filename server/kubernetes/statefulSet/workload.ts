import { isRecord } from '../../protocol/record';
import { structType } from '../apiTypes/apiType';
import { hasShape } from '../apiTypes/shape';
import { standInObject } from '../workloads/standInObject';
import type { Workload } from '../workloads/workload';
import { minReadySecondsField, replicasField, rollingUpdate, updateStrategyField } from '../workloads/whatIfFields';
import type { WorkloadType } from '../workloads/workloadType';
import { statefulSetKind } from './kind';
import { statefulSetStandIn } from './standIn';
import type { StatefulSet, StatefulSetSpec } from './statefulSet';
import { updatedPods } from './updatedPods';

/** StatefulSets as workloads. */
export const statefulSetType: WorkloadType<StatefulSet> = {
  objectKind: statefulSetKind,
  standIn: (judged, root, metadata, server) => ({
    ...standInObject(judged, metadata, server),
    spec: statefulSetStandIn(judged.object, root),
  }),
  whatIf: [
    replicasField,
    {
      id: 'partition',
      type: 'number',
      path: [...rollingUpdate, 'partition'],
      valueIn: ({ spec: { updateStrategy } }) =>
        updateStrategy.type === 'OnDelete' ? null : (updateStrategy.rollingUpdate?.partition ?? 0),
      offered: ({ spec: { replicas } }) => [...new Set([0, 1, replicas - 1, replicas])].filter(partition => partition >= 0),
      beside: { updateStrategy: 'RollingUpdate' },
    },
    minReadySecondsField,
    updateStrategyField,
    {
      id: 'podManagementPolicy',
      type: 'choice',
      choices: ['OrderedReady', 'Parallel'],
      path: ['spec', 'podManagementPolicy'],
      valueIn: ({ spec }) => spec.podManagementPolicy,
    },
  ],
  excluded: ({ updateStrategy }) => (updateStrategy === 'OnDelete' ? [rollingUpdate] : []),
  replaces: ({ spec }) => updatedPods(spec),
  hasClaim: ({ metadata, spec }, name) =>
    spec.claims.some(claim => name.startsWith(`${claim.name}-${metadata.name}-`) && /-\d+$/.test(name)),
  specFields: ({ updateStrategy, persistentVolumeClaimRetentionPolicy: retention, ...spec }) => [
    ['replicas', String(spec.replicas)],
    ['updateStrategy.type', updateStrategy.type],
    ...(updateStrategy.type === 'RollingUpdate' && updateStrategy.rollingUpdate !== undefined
      ? [['updateStrategy.rollingUpdate.partition', String(updateStrategy.rollingUpdate.partition)] as const]
      : []),
    ['podManagementPolicy', spec.podManagementPolicy],
    ['minReadySeconds', String(spec.minReadySeconds)],
    ['ordinals.start', String(spec.ordinals?.start ?? 0)],
    ['serviceName', spec.serviceName],
    ['persistentVolumeClaimRetentionPolicy.whenScaled', retention.whenScaled],
    ['persistentVolumeClaimRetentionPolicy.whenDeleted', retention.whenDeleted],
    ['revisionHistoryLimit', String(spec.revisionHistoryLimit)],
  ],
  isSpec,
};

/** Whether a workload is a StatefulSet. */
export function isStatefulSet(workload: Workload): workload is Workload<StatefulSet> {
  return workload.type.objectKind === statefulSetKind;
}

const statefulSetSpec = structType('StatefulSetSpec');

function isSpec(value: unknown): value is Omit<StatefulSetSpec, 'template'> {
  if (!hasShape(value, statefulSetSpec) || !isRecord(value)) return false;
  const numbers = ['replicas', 'minReadySeconds', 'revisionHistoryLimit'];
  const texts = ['podManagementPolicy', 'serviceName'];
  return (
    numbers.every(field => typeof value[field] === 'number') &&
    texts.every(field => typeof value[field] === 'string') &&
    ['updateStrategy', 'persistentVolumeClaimRetentionPolicy'].every(field => isRecord(value[field])) &&
    Array.isArray(value['claims']) &&
    value['claims'].every(claim => isRecord(claim) && typeof claim['name'] === 'string' && typeof claim['storage'] === 'string')
  );
}
