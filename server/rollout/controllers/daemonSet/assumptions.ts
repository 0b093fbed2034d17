/** What is said of nodes where nobody says which there are. */
import * as l10n from '@vscode/l10n';
import type { DaemonSetSpec } from '../../../kubernetes/daemonSet/daemonSet';
import { percentOf } from '../../../kubernetes/intOrString';
import { count, duration } from '../../words';
import { amountsOf } from './amounts';
import type { NodesAssumed } from './daemonSet';

/** How long the update takes for as many nodes as are updated at a time; null where all are. */
export function timePerTurn(spec: DaemonSetSpec, nodes: number, seconds: number): string | null {
  const { surge, unavailable } = amountsOf(spec, nodes);
  const atOnce = Math.max(surge, unavailable);
  if (spec.updateStrategy.type === 'OnDelete' || atOnce === 0) return null;
  const time = duration(Math.round(seconds / Math.ceil(nodes / atOnce)));
  const { maxSurge, maxUnavailable } = spec.updateStrategy.rollingUpdate;
  const amount = surge > 0 ? maxSurge : maxUnavailable;
  const percent = percentOf(amount);
  if (percent === undefined)
    return atOnce === 1 ? l10n.t('about {0} per node', time) : l10n.t('about {0} per {1} nodes', time, count(atOnce));
  return percent < 100 ? l10n.t('about {0} per batch of {1}', time, String(amount)) : null;
}

/** What the simulation assumes of the nodes. */
export function nodeSentences(nodes: number, assumed: NodesAssumed): readonly string[] {
  const many = l10n.t(
    'How many nodes there are isn’t known: {0} are assumed. More nodes take longer, each batch as long as one here; specify them with Rollout: Specify Nodes…',
    count(nodes),
  );
  switch (assumed) {
    case 'asWanted':
      return [many];
    case 'same':
      return [
        many,
        l10n.t(
          'The new pods may run on other nodes than the old ones; which nodes those are isn’t known, and the same are assumed. On a node that no longer matches, the pod is deleted and not replaced.',
        ),
      ];
    case 'others':
      return [
        many,
        l10n.t(
          'No node is for both old and new pods: the old ones are deleted at once, whatever maxUnavailable is, and new ones are created on {0} other nodes, which are assumed.',
          count(nodes),
        ),
      ];
  }
}
