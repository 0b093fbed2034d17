import { isRecord } from '../../protocol/record';
import { structType } from '../apiTypes/apiType';
import { hasShape } from '../apiTypes/shape';
import { standInObject } from '../workloads/standInObject';
import type { Workload } from '../workloads/workload';
import { amountField, minReadySecondsField, rollingUpdate, updateStrategyField } from '../workloads/whatIfFields';
import type { WorkloadType } from '../workloads/workloadType';
import type { DaemonSet, DaemonSetSpec } from './daemonSet';
import { daemonSetKind } from './kind';
import { daemonSetStandIn } from './standIn';

/** DaemonSets as workloads. How many nodes there are no manifest says. */
export const daemonSetType: WorkloadType<DaemonSet> = {
  objectKind: daemonSetKind,
  standIn: (judged, root, metadata, server) => ({
    ...standInObject(judged, metadata, server),
    spec: daemonSetStandIn(judged.object, root),
  }),
  whatIf: [
    amountField('maxSurge', {
      rounded: 'up',
      path: [...rollingUpdate, 'maxSurge'],
      valueIn: object => amountsOf(object)?.maxSurge ?? null,
      beside: { updateStrategy: 'RollingUpdate' },
      together: { maxUnavailable: 0 },
    }),
    amountField('maxUnavailable', {
      rounded: 'up',
      path: [...rollingUpdate, 'maxUnavailable'],
      valueIn: object => amountsOf(object)?.maxUnavailable ?? null,
      beside: { updateStrategy: 'RollingUpdate' },
      together: { maxSurge: 0 },
    }),
    minReadySecondsField,
    updateStrategyField,
  ],
  excluded: ({ updateStrategy }) => (updateStrategy === 'OnDelete' ? [rollingUpdate] : []),
  withAssumed: (changed, { spec: { replicas } }) => ({ ...changed, spec: { ...changed.spec, replicas } }),
  replaces: ({ spec }) => (spec.updateStrategy.type === 'OnDelete' ? 0 : null),
  specFields: ({ updateStrategy, ...spec }) => [
    ['updateStrategy.type', updateStrategy.type],
    ...Object.entries(updateStrategy.type === 'OnDelete' ? {} : updateStrategy.rollingUpdate).map(
      ([field, amount]) => [`updateStrategy.rollingUpdate.${field}`, String(amount)] as const,
    ),
    ['minReadySeconds', String(spec.minReadySeconds)],
    ['revisionHistoryLimit', String(spec.revisionHistoryLimit)],
  ],
  isSpec,
};

/** Whether a workload is a DaemonSet. */
export function isDaemonSet(workload: Workload): workload is Workload<DaemonSet> {
  return workload.type.objectKind === daemonSetKind;
}

function amountsOf({ spec: { updateStrategy } }: DaemonSet) {
  return updateStrategy.type === 'OnDelete' ? undefined : updateStrategy.rollingUpdate;
}

const daemonSetSpec = structType('DaemonSetSpec');

function isSpec(value: unknown): value is Omit<DaemonSetSpec, 'template'> {
  if (!hasShape(value, daemonSetSpec) || !isRecord(value) || !isRecord(value['updateStrategy'])) return false;
  return ['replicas', 'minReadySeconds', 'revisionHistoryLimit'].every(field => typeof value[field] === 'number');
}
