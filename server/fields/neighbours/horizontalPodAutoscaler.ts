import * as l10n from '@vscode/l10n';
import { code } from '../../escapes/markdown';
import { find } from '../../yaml/find';
import type { Explanation } from '../field';
import { pages } from '../pages';
import type { NeighbourField, NeighbourSubject } from './neighbourField';

const types = ['v1', 'v2', 'v2beta1', 'v2beta2'].map(version => `autoscaling/${version}/HorizontalPodAutoscaler`);

/** The highest number of replicas, to which a rollout adds its surge. */
export const maxReplicas: NeighbourField = {
  types,
  isAt: ([first, second, ...more]) => first === 'spec' && second === 'maxReplicas' && more.length === 0,
  explain: subject => ({
    does: l10n.t('highest number of replicas that the autoscaler sets, **without the extra pods of a rollout**.'),
    workedOut: ceilingLines(subject),
    byDefault: null,
    goesWrong: l10n.t(
      'If quotas and nodes have room for this number only, a rollout at full load gets stuck. Pods that wait for a node count as replicas, too.',
    ),
    page: pages.autoscaler,
  }),
};

/** The lowest number of replicas, which counts where the manifest leaves it out. */
export const minReplicas: NeighbourField = {
  types,
  isAt: ([first, second, ...more]) => first === 'spec' && second === 'minReplicas' && more.length === 0,
  explain: ({ workloads, name }): Explanation => ({
    does: l10n.t('lowest number of replicas that the autoscaler sets, whatever its metrics say.'),
    workedOut: workloads
      .filter(({ autoscaler }) => autoscaler === name)
      .map(workload => l10n.t('{0} is previewed with {1} replicas.', `${workload.kind} ${code(workload.name)}`, workload.desired)),
    byDefault: '`1`',
    goesWrong: l10n.t('If the manifest sets `replicas`, too, each apply resets the number for up to 15 s: leave it out there.'),
    page: pages.autoscaler,
  }),
};

function ceilingLines({ node, name, workloads }: NeighbourSubject): readonly string[] {
  const found = find(node, ['spec', 'maxReplicas']);
  const most = found?.type === 'scalar' && typeof found.value === 'number' && Number.isInteger(found.value) ? found.value : null;
  if (most === null) return [];
  return workloads
    .filter(({ autoscaler }) => autoscaler === name)
    .map(({ kind, name: own, ceilingAt }) => {
      const ceiling = ceilingAt(most);
      return l10n.t(
        'A rollout of {0} needs room for up to **{1}** pods ({2} + {3}).',
        `${kind} ${code(own)}`,
        ceiling,
        most,
        ceiling - most,
      );
    });
}
