/** What is taken for granted of the cluster around a workload, in sentences. */
import * as l10n from '@vscode/l10n';
import type { ClusterObjects } from '../kubernetes/surroundings/clusterObjects';
import { count } from './words';

export function surroundingSentences({ nodes, quotas, limitRanges, pods }: ClusterObjects): readonly string[] {
  const policies = [...quotas.map(({ name }) => `ResourceQuota ${name}`), ...limitRanges.map(({ name }) => `LimitRange ${name}`)];
  return [
    ...(nodes === null ? [] : [nodeSentence(nodes.length, pods.length)]),
    ...policies.map(policy => l10n.t('Counts {0}, which the workspace has. Other pods in the namespace aren’t known.', policy)),
  ];
}

function nodeSentence(nodes: number, pods: number): string {
  const all = nodes === 1 ? l10n.t('1 node') : l10n.t('{0} nodes', count(nodes));
  return pods === 0
    ? l10n.t('Assumes {0} with no other pods on them.', all)
    : l10n.t('Assumes {0} with {1} other pods on them, and no more than these.', all, count(pods));
}
