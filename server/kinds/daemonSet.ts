import type { DaemonSet } from '../kubernetes/daemonSet/daemonSet';
import { daemonSetType } from '../kubernetes/daemonSet/workload';
import { daemonSetRollout } from '../rollout/controllers/daemonSet/rollout';
import type { WorkloadKind } from './workloadKind';

export const daemonSet: WorkloadKind<DaemonSet> = {
  type: daemonSetType,
  rollout: daemonSetRollout,
  alternatives: [
    { id: 'default', whatIf: { maxSurge: 0, maxUnavailable: 1 } },
    { id: 'fullCapacity', whatIf: { maxSurge: 1, maxUnavailable: 0 } },
    { id: 'allAtOnce', whatIf: { maxSurge: 0, maxUnavailable: '100%' } },
  ],
};
