import * as l10n from '@vscode/l10n';
import type { Deployment } from '../kubernetes/deployment/deployment';
import { replicaSets } from '../kubernetes/deployment/replicaSets';
import { deploymentType } from '../kubernetes/deployment/workload';
import { deploymentNumbering } from '../rollout/controllers/deployment/numbering';
import { deploymentRollout } from '../rollout/controllers/deployment/rollout';
import type { WorkloadKind } from './workloadKind';

export const deployment: WorkloadKind<Deployment> = {
  type: deploymentType,
  shortName: 'deploy',
  rollout: deploymentRollout,
  numbering: deploymentNumbering,
  kept: replicaSets,
  alternatives: [
    {
      id: 'default',
      title: () => l10n.t('Kubernetes default'),
      whatIf: () => ({ strategy: 'RollingUpdate', maxSurge: '25%', maxUnavailable: '25%' }),
    },
    {
      id: 'fullCapacity',
      title: () => l10n.t('Full capacity'),
      whatIf: () => ({ strategy: 'RollingUpdate', maxSurge: 1, maxUnavailable: 0 }),
    },
    {
      id: 'noExtraPods',
      title: () => l10n.t('No extra pods'),
      whatIf: () => ({ strategy: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 }),
    },
    {
      id: 'allAtOnce',
      title: () => l10n.t('All at once'),
      whatIf: () => ({ strategy: 'RollingUpdate', maxSurge: '100%', maxUnavailable: 0 }),
    },
    { id: 'recreate', title: () => 'Recreate', whatIf: () => ({ strategy: 'Recreate' }) },
  ],
  strategyText: ({ spec: { strategy } }) =>
    strategy.type === 'Recreate' ? l10n.t('no overlap') : `${strategy.rollingUpdate.maxSurge} / ${strategy.rollingUpdate.maxUnavailable}`,
};
