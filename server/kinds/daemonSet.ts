import * as l10n from '@vscode/l10n';
import type { DaemonSet } from '../kubernetes/daemonSet/daemonSet';
import { daemonSetType } from '../kubernetes/daemonSet/workload';
import { controllerRevisions } from '../kubernetes/workloads/controllerRevisions';
import { daemonSetNumbering } from '../rollout/controllers/daemonSet/numbering';
import { daemonSetRollout } from '../rollout/controllers/daemonSet/rollout';
import type { WorkloadKind } from './workloadKind';

const rolling = { updateStrategy: 'RollingUpdate' };

export const daemonSet: WorkloadKind<DaemonSet> = {
  type: daemonSetType,
  shortName: 'ds',
  rollout: daemonSetRollout,
  numbering: daemonSetNumbering,
  kept: controllerRevisions(daemonSetType, 'controllerrevisions,ds'),
  alternatives: [
    { id: 'default', title: () => l10n.t('Kubernetes default'), whatIf: () => ({ ...rolling, maxSurge: 0, maxUnavailable: 1 }) },
    { id: 'aTenth', title: () => l10n.t('A tenth at a time'), whatIf: () => ({ ...rolling, maxSurge: 0, maxUnavailable: '10%' }) },
    { id: 'fullCapacity', title: () => l10n.t('Full capacity'), whatIf: () => ({ ...rolling, maxSurge: 1, maxUnavailable: 0 }) },
    { id: 'allAtOnce', title: () => l10n.t('All at once'), whatIf: () => ({ ...rolling, maxSurge: 0, maxUnavailable: '100%' }) },
    { id: 'onDelete', title: () => 'OnDelete', whatIf: () => ({ updateStrategy: 'OnDelete' }) },
  ],
  strategyText: ({ spec: { updateStrategy: strategy } }) =>
    strategy.type === 'OnDelete' ? strategy.type : `${strategy.rollingUpdate.maxSurge} / ${strategy.rollingUpdate.maxUnavailable}`,
};
