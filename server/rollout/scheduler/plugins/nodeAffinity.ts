import { isRequiredNode } from '../../../kubernetes/pods/nodeSelector';
import { failure, opensNode, type Plugin } from './plugin';

const refusal = failure("node(s) didn't match Pod's node affinity/selector", false);

/** nodeSelector, and the node affinity that is required. */
export const nodeAffinity: Plugin = {
  name: 'NodeAffinity',
  filter: ({ pod: { nodes } }) =>
    nodes.selector.length === 0 && nodes.terms === null ? null : ({ node }) => (isRequiredNode(nodes, node) ? null : refusal),
  wakes: (event, { nodes }) =>
    opensNode(event) || (event.kind === 'nodeUpdated' && !isRequiredNode(nodes, event.before) && isRequiredNode(nodes, event.node)),
};
