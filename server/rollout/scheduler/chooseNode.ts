import type { NodeState } from './nodeState';
import type { Placement } from './placement';

/**
 * The node that a pod goes to, of those that nothing speaks against. The real scheduler takes one of the best by chance; here it is the one with the
 * fewest pods like it, of these the emptiest, of these the first. The one on which others were evicted for it comes before all.
 */
export function chooseNode(
  nodes: readonly NodeState<Placement>[],
  refusals: readonly unknown[],
  { info, nominated }: Placement,
): NodeState<Placement> | undefined {
  let best: NodeState<Placement> | undefined;
  for (const [index, node] of nodes.entries()) {
    if (refusals[index] !== null) continue;
    if (node === nominated) return node;
    if (best === undefined || isBetter(node, best, info.app)) best = node;
  }
  return best;
}

function isBetter(one: NodeState<Placement>, other: NodeState<Placement>, app: string): boolean {
  const difference = one.podsOf(app) - other.podsOf(app);
  return difference === 0 ? one.fullness < other.fullness : difference < 0;
}
