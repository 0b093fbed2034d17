import * as l10n from '@vscode/l10n';
import { code } from '../../escapes/markdown';
import { pages } from '../pages';
import type { NeighbourField } from './neighbourField';

/** A limit of a namespace: what the pods of its workloads use of it, and what one more asks for. */
export const hard: NeighbourField = {
  types: ['v1/ResourceQuota'],
  isAt: ([first, second, third, ...more]) => first === 'spec' && second === 'hard' && third !== undefined && more.length === 0,
  explain: ({ name, path, workloads }) => {
    const resource = String(path[2]);
    const rows = workloads.flatMap(({ kind, name: workload, quotas }) =>
      quotas
        .filter(row => row.quota === name && row.resource === resource)
        .map(({ used, extra, needed, hard: limit, exceeded }) => {
          const words = [`${kind} ${code(workload)}`, code(used), code(extra), code(needed), code(limit)] as const;
          return exceeded
            ? l10n.t('{0} uses {1}, and one more pod asks for {2}: **{3} of {4}, too much**.', ...words)
            : l10n.t('{0} uses {1}, and one more pod asks for {2}: {3} of {4}.', ...words);
        }),
    );
    return {
      does: l10n.t('limit on what all pods of the namespace have together; pods that wait or terminate count.'),
      workedOut: rows,
      byDefault: null,
      goesWrong: l10n.t(
        'If there is no room for one more pod, a rollout that removes no old pod first gets stuck. Other pods of the namespace make it worse, never better.',
      ),
      page: pages.quotas,
    };
  },
};
