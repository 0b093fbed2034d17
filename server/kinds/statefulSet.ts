import type { StatefulSet } from '../kubernetes/statefulSet/statefulSet';
import { statefulSetType } from '../kubernetes/statefulSet/workload';
import { statefulSetRollout } from '../rollout/controllers/statefulSet/rollout';
import type { WorkloadKind } from './workloadKind';

export const statefulSet: WorkloadKind<StatefulSet> = {
  type: statefulSetType,
  rollout: statefulSetRollout,
  alternatives: [],
  strategyText: ({ spec }) => spec.updateStrategy.type,
};
