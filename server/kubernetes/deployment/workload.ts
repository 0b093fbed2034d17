import { isRecord } from '../../protocol/record';
import { structType } from '../apiTypes/apiType';
import { hasShape } from '../apiTypes/shape';
import type { Workload } from '../workloads/workload';
import { amountField, minReadySecondsField, replicasField } from '../workloads/whatIfFields';
import type { WorkloadType } from '../workloads/workloadType';
import type { Deployment, DeploymentSpec } from './deployment';
import { deploymentKind } from './kind';
import { standIn } from './standIn';

const rollingUpdate = ['spec', 'strategy', 'rollingUpdate'];

/** Deployments as workloads. `Recreate` has no `rollingUpdate` beside it. */
export const deploymentType: WorkloadType<Deployment> = {
  objectKind: deploymentKind,
  standIn,
  whatIf: [
    replicasField,
    amountField('maxSurge', {
      rounded: 'up',
      path: [...rollingUpdate, 'maxSurge'],
      valueIn: object => amountsOf(object)?.maxSurge ?? null,
      beside: { strategy: 'RollingUpdate' },
    }),
    amountField('maxUnavailable', {
      rounded: 'down',
      path: [...rollingUpdate, 'maxUnavailable'],
      valueIn: object => amountsOf(object)?.maxUnavailable ?? null,
      beside: { strategy: 'RollingUpdate' },
    }),
    minReadySecondsField,
    {
      id: 'strategy',
      type: 'choice',
      choices: ['RollingUpdate', 'Recreate'],
      path: ['spec', 'strategy', 'type'],
      valueIn: ({ spec }) => spec.strategy.type,
    },
  ],
  excluded: ({ strategy }) => (strategy === 'Recreate' ? [rollingUpdate] : []),
  replaces: ({ spec }) => spec.replicas,
  specFields: ({ strategy, ...spec }) => [
    ['replicas', String(spec.replicas)],
    ['paused', String(spec.paused)],
    ['strategy.type', strategy.type],
    ...Object.entries(strategy.type === 'Recreate' ? {} : strategy.rollingUpdate).map(
      ([field, amount]) => [`strategy.rollingUpdate.${field}`, String(amount)] as const,
    ),
    ['minReadySeconds', String(spec.minReadySeconds)],
    ['progressDeadlineSeconds', String(spec.progressDeadlineSeconds)],
    ['revisionHistoryLimit', String(spec.revisionHistoryLimit)],
  ],
  isSpec,
};

/** Whether a workload is a Deployment. */
export function isDeployment(workload: Workload): workload is Workload<Deployment> {
  return workload.type.objectKind === deploymentKind;
}

function amountsOf({ spec: { strategy } }: Deployment) {
  return strategy.type === 'Recreate' ? undefined : strategy.rollingUpdate;
}

const deploymentSpec = structType('DeploymentSpec');

function isSpec(value: unknown): value is Omit<DeploymentSpec, 'template'> {
  if (!hasShape(value, deploymentSpec) || !isRecord(value) || !isStrategy(value['strategy'])) return false;
  const numbers = ['replicas', 'minReadySeconds', 'progressDeadlineSeconds', 'revisionHistoryLimit'];
  return numbers.every(field => typeof value[field] === 'number') && typeof value['paused'] === 'boolean';
}

function isStrategy(value: unknown): boolean {
  if (!isRecord(value)) return false;
  if (value['type'] === 'Recreate') return true;
  const update = value['rollingUpdate'];
  return value['type'] === 'RollingUpdate' && isRecord(update) && [update['maxSurge'], update['maxUnavailable']].every(isIntOrString);
}

function isIntOrString(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string';
}
