import * as l10n from '@vscode/l10n';
import type { StatefulSet } from '../kubernetes/statefulSet/statefulSet';
import { statefulSetType } from '../kubernetes/statefulSet/workload';
import { controllerRevisions } from '../kubernetes/workloads/controllerRevisions';
import { statefulSetNumbering } from '../rollout/controllers/statefulSet/numbering';
import { statefulSetRollout } from '../rollout/controllers/statefulSet/rollout';
import type { WorkloadKind } from './workloadKind';

const rolling = { updateStrategy: 'RollingUpdate', partition: 0 };

export const statefulSet: WorkloadKind<StatefulSet> = {
  type: statefulSetType,
  shortName: 'sts',
  rollout: statefulSetRollout,
  numbering: statefulSetNumbering,
  kept: controllerRevisions(statefulSetType, 'controllerrevisions,sts'),
  alternatives: [
    { id: 'default', title: () => l10n.t('Kubernetes default'), whatIf: () => ({ ...rolling, podManagementPolicy: 'OrderedReady' }) },
    { id: 'parallel', title: () => 'Parallel', whatIf: () => ({ ...rolling, podManagementPolicy: 'Parallel' }) },
    {
      id: 'lastPod',
      title: () => l10n.t('Last pod only'),
      whatIf: ({ spec: { replicas } }) => (replicas > 1 ? { ...rolling, partition: replicas - 1 } : {}),
    },
    { id: 'onDelete', title: () => 'OnDelete', whatIf: () => ({ updateStrategy: 'OnDelete' }) },
  ],
  strategyText: ({ spec: { updateStrategy: strategy, podManagementPolicy } }) =>
    `${strategy.type === 'OnDelete' ? strategy.type : `partition ${strategy.rollingUpdate?.partition ?? 0}`} · ${podManagementPolicy}`,
};
