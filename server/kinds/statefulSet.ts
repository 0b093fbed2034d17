import type { StatefulSet } from '../kubernetes/statefulSet/statefulSet';
import { statefulSetType } from '../kubernetes/statefulSet/workload';
import { controllerRevisions } from '../kubernetes/workloads/controllerRevisions';
import { statefulSetNumbering } from '../rollout/controllers/statefulSet/numbering';
import { statefulSetRollout } from '../rollout/controllers/statefulSet/rollout';
import type { WorkloadKind } from './workloadKind';

export const statefulSet: WorkloadKind<StatefulSet> = {
  type: statefulSetType,
  shortName: 'sts',
  rollout: statefulSetRollout,
  numbering: statefulSetNumbering,
  kept: controllerRevisions(statefulSetType, 'controllerrevisions,sts'),
  alternatives: [],
  strategyText: ({ spec }) => spec.updateStrategy.type,
};
