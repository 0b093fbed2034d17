import type { IntOrString } from '../intOrString';
import type { WhatIfField } from './workloadType';
import type { WorkloadObject } from './workloadObject';

/** Fields to try values in that more than one kind has; and values that are worth trying. */

const offeredReplicas: readonly number[] = [1, 2, 3, 5, 10];
const offeredSeconds: readonly number[] = [0, 5, 10, 30];
const offeredAmounts: readonly IntOrString[] = [0, 1, 2, '25%', '50%', '100%'];

/** `spec.replicas`. */
export const replicasField: WhatIfField = {
  id: 'replicas',
  type: 'number',
  path: ['spec', 'replicas'],
  valueIn: ({ spec }) => spec.replicas,
  offered: () => offeredReplicas,
};

/** `spec.minReadySeconds`. */
export const minReadySecondsField: WhatIfField = {
  id: 'minReadySeconds',
  type: 'number',
  path: ['spec', 'minReadySeconds'],
  valueIn: ({ spec }) => spec.minReadySeconds,
  offered: () => offeredSeconds,
};

/** A `maxSurge` or `maxUnavailable`, which is a bound of the rollout. */
export function amountField<O extends WorkloadObject>(
  id: 'maxSurge' | 'maxUnavailable',
  field: Pick<WhatIfField<O>, 'rounded' | 'path' | 'valueIn' | 'beside' | 'together'>,
): WhatIfField<O> {
  return { id, type: 'amount', bound: id, offered: () => offeredAmounts, ...field };
}

/** Where the `rollingUpdate` of an `updateStrategy` stands, which `OnDelete` can't have beside it. */
export const rollingUpdate = ['spec', 'updateStrategy', 'rollingUpdate'];

/** `spec.updateStrategy.type`. */
export const updateStrategyField: WhatIfField<UpdatedObject> = {
  id: 'updateStrategy',
  type: 'choice',
  choices: ['RollingUpdate', 'OnDelete'],
  path: ['spec', 'updateStrategy', 'type'],
  valueIn: ({ spec }) => spec.updateStrategy.type,
};

interface UpdatedObject extends WorkloadObject {
  readonly spec: WorkloadObject['spec'] & { readonly updateStrategy: { readonly type: string } };
}
