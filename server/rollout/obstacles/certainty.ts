import { matchesLabels } from '../../kubernetes/labelSelector';
import { isRequiredNode } from '../../kubernetes/pods/nodeSelector';
import { untoleratedTaint } from '../../kubernetes/pods/tolerates';
import type { ClusterObjects } from '../../kubernetes/surroundings/clusterObjects';
import type { Cluster } from '../cluster/cluster';
import type { NodeState } from '../scheduler/nodeState';
import { type PodInfo, termMatches } from '../scheduler/podInfo';
import { clash } from '../scheduler/plugins/nodePorts';
import { keepingEffects } from '../scheduler/plugins/taintToleration';
import type { Shortage } from './shortage';

/** What nobody knows and a shortage hangs on: where the scheduler has put the pods of others, whether these are there at all, and whether a volume has to be attached. */
export type Doubt = 'places' | 'presence' | 'volume';

/** Of a simulation that has ended with the shortage; null: it is certain. `places unless alone`: it is certain if it is there without the pods of others, too. */
export function doubtOf({ surroundings, workload: { template } }: Cluster, shortage: Shortage): Doubt | 'places unless alone' | null {
  if (surroundings === null) return null;
  if (shortage.kind === 'notCreated') return surroundings.refusesWithoutOthers(template) ? null : 'presence';
  const { scheduler } = surroundings;
  if (scheduler === null || (shortage.kind !== 'notPlaced' && shortage.kind !== 'notAttached')) return null;
  // A claim that is ReadWriteOnce may have a volume that any number of nodes can have (NFS): where only nodes are known, a cluster could disprove that the pod hangs.
  if (shortage.kind === 'notAttached' && !scheduler.volumes.isAttached(shortage.claim)) return 'volume';
  const movable = surroundings.workloads.filter(({ workload, placed }) => workload.pods !== null && placed > 0).map(({ info }) => info);
  if (movable.length === 0) return null;
  if (shortage.kind === 'notPlaced' && isEverywhere(shortage, scheduler.nodes, movable)) return null;
  // Without others a pod may be worse off only if it is to be near to them, or to be spread with them.
  return movable.some(other => needs(shortage.pod, other)) ? 'places' : 'places unless alone';
}

/** What is known of a cluster without the pods that might be anywhere. */
export function withoutMovable(cluster: ClusterObjects): ClusterObjects {
  return { ...cluster, workloads: cluster.workloads.filter(({ pods }) => pods === null) };
}

/** Whether pods of others could be nowhere else so that there were a place. */
function isEverywhere(
  { lack, pod }: Extract<Shortage, { kind: 'notPlaced' }>,
  nodes: readonly NodeState[],
  movable: readonly PodInfo[],
): boolean {
  switch (lack.what) {
    case 'apart':
    case 'together':
    case 'spread':
      return !movable.some(other => bearOnEachOther(other, pod));
    case 'ports':
      return !nodes.some(node => isFreeOf(node, pod) && movable.some(other => clash(other, pod) && isOpenTo(node, other)));
    case 'volumeCount':
      return nodes.length === 1;
    case 'resource':
    case 'podSlots':
    case 'several':
      return !hasRoomInPieces(nodes, pod, movable);
    default:
      return true;
  }
}

function bearOnEachOther(other: PodInfo, pod: PodInfo): boolean {
  return (
    other.antiAffinity.some(term => termMatches(term, pod)) || pod.antiAffinity.some(term => termMatches(term, other)) || needs(pod, other)
  );
}

/** Whether a pod may have a place because of another one. */
function needs(pod: PodInfo, other: PodInfo): boolean {
  return (
    pod.affinity.some(term => termMatches(term, other)) ||
    (other.namespace === pod.namespace && pod.spread.some(({ selector }) => matchesLabels(selector, other.labels)))
  );
}

function isFreeOf(node: NodeState, pod: PodInfo): boolean {
  return !node.pods.some(({ info }) => clash(info, pod));
}

/** Whether the nodes that the pod may go to have enough room for it together, and each of some has it if it were empty. Who can leave them takes none. */
function hasRoomInPieces(all: readonly NodeState[], pod: PodInfo, movable: readonly PodInfo[]): boolean {
  const nodes = all.filter(state => isOpenTo(state, pod));
  const leaving = new Set(movable.filter(other => all.some(state => !nodes.includes(state) && isOpenTo(state, other))));
  const left = (state: NodeState, amountOf: (info: PodInfo) => number): number =>
    state.pods.filter(({ info }) => leaving.has(info)).reduce((sum, { info, count }) => sum + count * amountOf(info), 0);
  const free = (resource: string, taken: (state: NodeState) => number, amountOf: (info: PodInfo) => number): number =>
    nodes.reduce((sum, state) => sum + Math.max(0, state.allocatable(resource) - taken(state) + left(state, amountOf)), 0);
  const isEnough = pod.requests.every(
    ([name, amount]) =>
      free(
        name,
        state => state.requested(name),
        info => requestOf(info, name),
      ) >= amount,
  );
  const isLarge = nodes.some(state => pod.requests.every(([name, amount]) => state.allocatable(name) >= amount));
  return (
    isEnough &&
    isLarge &&
    free(
      'pods',
      ({ podCount }) => podCount,
      () => 1,
    ) >= 1
  );
}

function requestOf({ requests }: PodInfo, name: string): number {
  return requests.find(([own]) => own === name)?.[1] ?? 0;
}

function isOpenTo({ node }: NodeState, { nodes, tolerations }: PodInfo): boolean {
  return !node.unschedulable && isRequiredNode(nodes, node) && untoleratedTaint(node.taints, tolerations, keepingEffects) === undefined;
}
