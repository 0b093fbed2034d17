import type { Deployment } from '../kubernetes/deployment/deployment';
import { deploymentType } from '../kubernetes/deployment/workload';
import { deploymentRollout } from '../rollout/controllers/deployment/rollout';
import type { WorkloadKind } from './workloadKind';

export const deployment: WorkloadKind<Deployment> = {
  type: deploymentType,
  rollout: deploymentRollout,
  alternatives: [
    { id: 'default', whatIf: { strategy: 'RollingUpdate', maxSurge: '25%', maxUnavailable: '25%' } },
    { id: 'fullCapacity', whatIf: { strategy: 'RollingUpdate', maxSurge: 1, maxUnavailable: 0 } },
    { id: 'noExtraPods', whatIf: { strategy: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 } },
    { id: 'allAtOnce', whatIf: { strategy: 'RollingUpdate', maxSurge: '100%', maxUnavailable: 0 } },
    { id: 'recreate', whatIf: { strategy: 'Recreate' } },
  ],
};
