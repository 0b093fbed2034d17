import type { NodeState } from './nodeState';
import type { Placement } from './placement';

/**
 * The node that a pod goes to, of those that nothing speaks against. The real scheduler takes one of the best by chance; here it is the one with the
 * fewest pods like it, of these the emptiest, of these the first. The one on which others were evicted for it comes before all, then those that a
 * volume of the pod is attached to: whether the scheduler takes another one is chance, and told as such.
 */
export function chooseNode(
  nodes: readonly NodeState<Placement>[],
  refusals: readonly unknown[],
  { info, nominated }: Placement,
  preferred: readonly NodeState<Placement>[] = [],
): NodeState<Placement> | undefined {
  let best: NodeState<Placement> | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  let index = 0;
  for (const node of nodes) {
    if (refusals[index++] !== null) continue;
    if (node === nominated) return node;
    const alike = node.podsOf(info.app) - (preferred.includes(node) ? Number.MAX_SAFE_INTEGER : 0);
    if (alike > fewest || (alike === fewest && best !== undefined && node.fullness >= best.fullness)) continue;
    best = node;
    fewest = alike;
  }
  return best;
}
