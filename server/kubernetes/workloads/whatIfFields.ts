/** Fields in which values can be tried and that mean the same for several kinds of workloads. */
import type { WhatIfField } from './workloadType';

/** How many pods there are. */
export const replicasField: WhatIfField = {
  id: 'replicas',
  type: 'number',
  path: ['spec', 'replicas'],
  valueIn: ({ spec }) => spec.replicas,
  offered: () => [1, 2, 3, 5, 10],
};

/** How long a pod has to be ready before it counts as available. */
export const minReadySecondsField: WhatIfField = {
  id: 'minReadySeconds',
  type: 'number',
  path: ['spec', 'minReadySeconds'],
  valueIn: ({ spec }) => spec.minReadySeconds,
  offered: () => [0, 5, 10, 30],
};
