import * as l10n from '@vscode/l10n';
import { code } from '../../escapes/markdown';
import { pages } from '../pages';
import type { NeighbourField } from './neighbourField';

/** A node that rollouts are simulated on. */
export const node: NeighbourField = {
  types: ['v1/Node'],
  isAt: ([first, second]) =>
    first === 'kind' ||
    (first === 'status' && (second === 'allocatable' || second === 'capacity')) ||
    (first === 'spec' && (second === 'taints' || second === 'unschedulable')),
  explain: ({ workloads }) => {
    const own = workloads.filter(({ isOnNodes }) => isOnNodes).map(({ kind, name }) => `${kind} ${code(name)}`);
    return {
      does: l10n.t('node that the pods of this folder’s manifests are simulated on. What pods request counts, not what they use.'),
      workedOut: own.length === 0 ? [] : [l10n.t('Simulated on it: {0}. Other pods aren’t known.', own.join(', '))],
      byDefault: null,
      goesWrong: l10n.t('If the nodes have changed since, replace these with the output of `kubectl get nodes -o yaml`.'),
      page: pages.nodes,
    };
  },
};
