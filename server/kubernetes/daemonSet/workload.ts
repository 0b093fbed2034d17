import { structType } from '../apiTypes/apiType';
import { hasShape } from '../apiTypes/shape';
import { standInObject } from '../workloads/standInObject';
import { minReadySecondsField } from '../workloads/whatIfFields';
import type { Workload } from '../workloads/workload';
import { offeredAmounts, type WorkloadType } from '../workloads/workloadType';
import type { DaemonSet, DaemonSetSpec } from './daemonSet';
import { daemonSetKind } from './kind';
import { daemonSetStandIn } from './standIn';

const rollingUpdate = ['spec', 'updateStrategy', 'rollingUpdate'];

/** DaemonSets as workloads. How many nodes there are no manifest says. */
export const daemonSetType: WorkloadType<DaemonSet> = {
  objectKind: daemonSetKind,
  standIn: (judged, root, metadata, server) => ({
    ...standInObject(judged, metadata, server),
    spec: daemonSetStandIn(judged.object, root),
  }),
  whatIf: [
    {
      id: 'maxSurge',
      type: 'amount',
      rounded: 'up',
      bound: 'maxSurge',
      path: [...rollingUpdate, 'maxSurge'],
      valueIn: object => amountsOf(object)?.maxSurge ?? null,
      offered: () => offeredAmounts,
      beside: { updateStrategy: 'RollingUpdate' },
      together: { maxUnavailable: 0 },
    },
    {
      id: 'maxUnavailable',
      type: 'amount',
      rounded: 'up',
      bound: 'maxUnavailable',
      path: [...rollingUpdate, 'maxUnavailable'],
      valueIn: object => amountsOf(object)?.maxUnavailable ?? null,
      offered: () => offeredAmounts,
      beside: { updateStrategy: 'RollingUpdate' },
      together: { maxSurge: 0 },
    },
    minReadySecondsField,
    {
      id: 'updateStrategy',
      type: 'choice',
      choices: ['RollingUpdate', 'OnDelete'],
      path: ['spec', 'updateStrategy', 'type'],
      valueIn: ({ spec }) => spec.updateStrategy.type,
    },
  ],
  excluded: ({ updateStrategy }) => (updateStrategy === 'OnDelete' ? [rollingUpdate] : []),
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

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
