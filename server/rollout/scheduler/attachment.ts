/** Volumes that one node at a time can have (pkg/controller/volume/attachdetach): the scheduler doesn't look at them, and a pod on another node hangs. */
import type { NodeState } from './nodeState';
import type { Placement } from './placement';
import type { PodInfo } from './podInfo';
import type { Volumes } from './volumes';

/** A claim of a pod whose volume is attached to nodes because of other pods; those that wait for it themselves don't hold it. */
export interface Attached {
  readonly claim: string;
  readonly nodes: readonly NodeState<Placement>[];
}

/** The claims of a pod that are attached somewhere, of those that one node can have. */
export function attachedOf({ claims, namespace }: PodInfo, nodes: readonly NodeState<Placement>[], volumes: Volumes): readonly Attached[] {
  return claims
    .filter(claim => volumes.isForOneNode(claim))
    .map(claim => ({ claim, nodes: nodes.filter(({ pods }) => pods.some(pod => holds(pod, claim, namespace))) }))
    .filter(attached => attached.nodes.length > 0);
}

function holds({ info, isAttaching, count }: Placement, claim: string, namespace: string): boolean {
  return count > 0 && !isAttaching && info.namespace === namespace && info.claims.includes(claim);
}
