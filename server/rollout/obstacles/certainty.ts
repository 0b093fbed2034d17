import { matchesLabels } from '../../kubernetes/labelSelector';
import { isRequiredNode } from '../../kubernetes/pods/nodeSelector';
import { untoleratedTaint } from '../../kubernetes/pods/tolerates';
import type { Cluster } from '../cluster/cluster';
import type { NodeState } from '../scheduler/nodeState';
import { type PodInfo, termMatches } from '../scheduler/podInfo';
import { keepingEffects } from '../scheduler/plugins/taintToleration';
import type { Shortage } from './shortage';

/**
 * Whether a shortage is there wherever the scheduler puts the pods of others: room that is left in pieces might have been left in one, and what keeps apart be elsewhere.
 * And whether a quota is full without them, too: nobody knows whether they are there.
 */
export function isCertain({ surroundings, workload: { template } }: Cluster, shortage: Shortage): boolean {
  if (surroundings === null) return true;
  if (shortage.kind === 'notCreated') return surroundings.refusesWithoutOthers(template);
  if (shortage.kind !== 'notPlaced' || surroundings.scheduler === null) return true;
  const movable = surroundings.workloads.filter(({ workload, placed }) => workload.pods !== null && placed > 0);
  if (movable.length === 0) return true;
  const { pod } = shortage;
  switch (shortage.lack.what) {
    case 'apart':
    case 'together':
    case 'spread':
      return !movable.some(({ info }) => bearOnEachOther(info, pod));
    case 'resource':
    case 'podSlots':
    case 'several':
      return !hasRoomInPieces(surroundings.scheduler.nodes, pod);
    default:
      return true;
  }
}

function bearOnEachOther(other: PodInfo, pod: PodInfo): boolean {
  return (
    other.antiAffinity.some(term => termMatches(term, pod)) ||
    [...pod.affinity, ...pod.antiAffinity].some(term => termMatches(term, other)) ||
    (other.namespace === pod.namespace && pod.spread.some(({ selector }) => matchesLabels(selector, other.labels)))
  );
}

/** Whether the nodes that the pod may go to have enough room for it together, and each of some has it if it were empty. */
function hasRoomInPieces(all: readonly NodeState[], pod: PodInfo): boolean {
  const nodes = all.filter(state => isOpenTo(state, pod));
  const free = (resource: string, taken: (state: NodeState) => number): number =>
    nodes.reduce((sum, state) => sum + Math.max(0, state.allocatable(resource) - taken(state)), 0);
  const isEnough = pod.requests.every(([name, amount]) => free(name, state => state.requested(name)) >= amount);
  const isLarge = nodes.some(state => pod.requests.every(([name, amount]) => state.allocatable(name) >= amount));
  return isEnough && isLarge && free('pods', ({ podCount }) => podCount) >= 1;
}

function isOpenTo({ node }: NodeState, { nodes, tolerations }: PodInfo): boolean {
  return !node.unschedulable && isRequiredNode(nodes, node) && untoleratedTaint(node.taints, tolerations, keepingEffects) === undefined;
}
