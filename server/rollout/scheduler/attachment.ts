/** Volumes that one node at a time can have (pkg/controller/volume/attachdetach): the scheduler doesn't look at them, and a pod on another node hangs. */
import type { NodeState } from './nodeState';
import type { Placement } from './placement';
import type { PodInfo } from './podInfo';
import type { Volumes } from './volumes';

/** A claim of a pod whose volume is attached to nodes because of other pods; those that wait for it themselves don't hold it. */
export interface Attached {
  readonly claim: string;
  readonly nodes: readonly NodeState<Placement>[];
  /** Those pods. */
  readonly pods: readonly Placement[];
}

/** The claims of a pod that are attached somewhere, of those that one node can have. */
export function attachedOf({ claims, namespace }: PodInfo, nodes: readonly NodeState<Placement>[], volumes: Volumes): readonly Attached[] {
  return claims
    .filter(claim => volumes.isForOneNode(claim))
    .map(claim => {
      const holding = nodes
        .map(node => ({ node, pods: node.pods.filter(pod => holds(pod, claim, namespace)) }))
        .filter(({ pods }) => pods.length > 0);
      return { claim, nodes: holding.map(({ node }) => node), pods: holding.flatMap(({ pods }) => pods) };
    })
    .filter(attached => attached.nodes.length > 0);
}

function holds({ info, isAttaching, count }: Placement, claim: string, namespace: string): boolean {
  return count > 0 && !isAttaching && info.namespace === namespace && info.claims.includes(claim);
}
