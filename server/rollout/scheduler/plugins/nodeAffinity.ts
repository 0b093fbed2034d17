import type { KubernetesVersion } from '../../../kubernetes/kubernetesVersion';
import { isRequiredNode, type RequiredNodes } from '../../../kubernetes/pods/nodeSelector';
import { absentReasons } from '../schedulingWords';
import { type Failure, failure, opensNode, type Plugin } from './plugin';

const refusal = failure("node(s) didn't match Pod's node affinity/selector", false);

/** Where each term names its nodes, others aren't looked at; where it names none, none is (NodeAffinity.PreFilter). */
export const namedNodes: Plugin = {
  name: 'NodeAffinity',
  isLocal: true,
  preFilter: ({ pod }) => (namedBy(pod.nodes)?.size === 0 ? 'pod affinity terms conflict' : null),
  filter: ({ pod, server }) => {
    const names = namedBy(pod.nodes);
    const unnamed = notNamed(server);
    return names === null ? null : ({ node }) => (names.has(node.name) ? null : unnamed);
  },
  wakes: opensNode,
};

/** What is said of a node that the pod doesn't name, though it names others. */
export function notNamed(server: KubernetesVersion): Failure {
  return { reasons: absentReasons(server), curable: false };
}

/** The nodes that a pod names; null: any will do. */
export function namedBy({ terms }: RequiredNodes): ReadonlySet<string> | null {
  if (terms === null || terms.length === 0) return null;
  const names = new Set<string>();
  for (const { fields } of terms) {
    const [first, ...others] = fields.filter(({ operator }) => operator === 'In').map(({ values }) => values);
    if (first === undefined) return null;
    for (const name of first) if (others.every(values => values.includes(name))) names.add(name);
  }
  return names;
}

/** nodeSelector, and the node affinity that is required. */
export const nodeAffinity: Plugin = {
  name: 'NodeAffinity',
  isLocal: true,
  filter: ({ pod: { nodes } }) =>
    nodes.selector.length === 0 && nodes.terms === null ? null : ({ node }) => (isRequiredNode(nodes, node) ? null : refusal),
  wakes: (event, { nodes }) =>
    opensNode(event) || (event.kind === 'nodeUpdated' && !isRequiredNode(nodes, event.before) && isRequiredNode(nodes, event.node)),
};
