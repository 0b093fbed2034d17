import type { Node } from '../../../kubernetes/node';
import { NodeState } from '../nodeState';
import type { PodInfo } from '../podInfo';
import { type Failure, opensNode, type Plugin } from './plugin';

/** Since 1.34 a node that is too small even without its pods isn't asked who could leave it. */
const sinceHopeless = 34;

/** Whether the node has room for what the pod asks for, and for one more pod; limits and real usage don't count. */
export const nodeResourcesFit: Plugin = {
  name: 'NodeResourcesFit',
  isLocal: true,
  filter:
    ({ pod, server }) =>
    node => {
      const refusal = fits(pod, node);
      return refusal !== null && server < sinceHopeless ? { ...refusal, curable: true } : refusal;
    },
  wakes: (event, pod) => {
    if (opensNode(event) || event.kind === 'podGone') return true;
    return event.kind === 'nodeUpdated' && fits(pod, new NodeState(event.node)) === null && hasMoreRoom(pod, event.before, event.node);
  },
};

function fits(pod: PodInfo, node: NodeState): Failure | null {
  const hasRoom = !isFull(node) && pod.requests.every(([name, amount]) => amount <= node.allocatable(name) - node.requested(name));
  return hasRoom ? null : shortageOn(node, pod);
}

function isFull(node: NodeState): boolean {
  return node.podCount + 1 > node.allocatable('pods');
}

function shortageOn(node: NodeState, { requests }: PodInfo): Failure {
  const reasons: string[] = [];
  const short: string[] = [];
  let curable = true;
  if (isFull(node)) reasons.push('Too many pods');
  for (const [name, amount] of requests) {
    const room = node.allocatable(name);
    if (amount <= room - node.requested(name)) continue;
    reasons.push(`Insufficient ${name}`);
    short.push(name);
    if (amount > room) curable = false;
  }
  return { reasons, curable, short };
}

function hasMoreRoom({ requests }: PodInfo, before: Node, after: Node): boolean {
  const [had, has] = [new NodeState(before), new NodeState(after)];
  return ['pods', ...requests.map(([name]) => name)].some(name => has.allocatable(name) > had.allocatable(name));
}
