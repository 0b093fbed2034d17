import * as l10n from '@vscode/l10n';
import { code } from '../../escapes/markdown';
import { matchesLabels } from '../../kubernetes/labelSelector';
import { plainObject } from '../../kubernetes/surroundings/plainObject';
import { podDisruptionBudgetOf } from '../../kubernetes/surroundings/podDisruptionBudget';
import { podCount } from '../../rollout/words';
import { pages } from '../pages';
import type { ConcernedField, NeighbourField } from './neighbourField';

/** What many believe to slow down a rollout, and what doesn't. */
export const podDisruptionBudget: NeighbourField = {
  types: ['policy/v1/PodDisruptionBudget'],
  isAt: ([first, second, ...more]) => more.length === 0 && (first === 'kind' || (first === 'spec' && second !== undefined)),
  explain: ({ node, workloads }) => {
    const { selector } = podDisruptionBudgetOf(plainObject(node));
    const own = workloads.filter(({ labels }) => selector !== null && matchesLabels(selector, labels));
    return {
      does: l10n.t('limit on evictions, such as those of a node drain.'),
      workedOut: [
        l10n.t(
          '**It doesn’t slow a rollout**: controllers delete pods, and only evictions count; not even `maxUnavailable: 0` holds a rollout back.',
        ),
        ...own.map(rolloutLine),
      ],
      byDefault: null,
      goesWrong: l10n.t('If a rollout leaves fewer pods than the budget wants, a node drain waits until it completes.'),
      page: pages.disruptions,
    };
  },
};

function rolloutLine({ kind, name, unavailable, desired }: ConcernedField): string {
  const workload = `${kind} ${code(name)}`;
  return unavailable === 0
    ? l10n.t('A rollout of {0} leaves the budget as it is: no pod is missing ({1}).', workload, podCount(desired))
    : l10n.t(
        'A rollout of {0} uses up to {1} of the budget: {2} of {3} pods stay available.',
        workload,
        unavailable,
        desired - unavailable,
        desired,
      );
}
