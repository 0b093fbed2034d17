/** Who is on which node at a step: nodes on which it is the same are one row. */
import { remembered } from './remembered';
import type { NodeTaken, TimelineNode, TimelineNodes, WaitingPods } from '../../server/protocol/nodes';

export interface NodeRow {
  /** The first of them. */
  readonly node: TimelineNode;
  /** How many they are. */
  readonly count: number;
  /** Of each of the resources what is asked for, and all there is. */
  readonly amounts: readonly { readonly taken: number; readonly room: number; readonly hasRoom: boolean }[];
  readonly pods: NodeTaken['pods'];
  /** Of each port and claim the pod that has it there; null: none. */
  readonly holders: NodeTaken['holders'];
  readonly others: number;
}

export function nodeRows({ nodes, taken, resources, sole }: TimelineNodes, step: number): readonly NodeRow[] {
  const latest = new Map<number, NodeTaken>();
  for (const entry of taken) if (entry.step <= step) latest.set(entry.node, entry);
  const rows = new Map<string, NodeRow>();
  nodes.forEach((node, index) => {
    const { pods = [], others = 0, taken: used = [], holders = sole.map(() => null) } = latest.get(index) ?? {};
    const amounts = resources.map(({ asked }, at) => {
      const [own, room] = [used[at] ?? 0, node.room[at] ?? 0];
      return { taken: own, room, hasRoom: own + asked <= room };
    });
    const { name, ...alike } = node;
    const key = JSON.stringify([alike, amounts, pods, others, holders.map(holder => holder === null)]);
    const same = rows.get(key);
    rows.set(
      key,
      same === undefined ? { node: { ...alike, name }, count: 1, amounts, pods, others, holders } : { ...same, count: same.count + 1 },
    );
  });
  return [...rows.values()];
}

/** Without the number of pods where other resources are shown and no node ever has its most: what no pod asks for says nothing then. */
export const withoutRoomToSpare = remembered((nodes: TimelineNodes): TimelineNodes => {
  const index = nodes.resources.findIndex(({ name }) => name === 'pods');
  const isFull = nodes.taken.some(({ node, taken }) => (taken[index] ?? 0) >= (nodes.nodes[node]?.room[index] ?? 0));
  if (index < 0 || nodes.resources.length === 1 || isFull) return nodes;
  const without = <T>(all: readonly T[]): readonly T[] => all.filter((_, at) => at !== index);
  return {
    ...nodes,
    resources: without(nodes.resources),
    nodes: nodes.nodes.map(node => ({ ...node, room: without(node.room) })),
    taken: nodes.taken.map(entry => ({ ...entry, taken: without(entry.taken) })),
  };
});

/** The pods that wait at a step. */
export function waitingAt({ waiting }: TimelineNodes, step: number): readonly WaitingPods[] {
  let pods: readonly WaitingPods[] = [];
  for (const entry of waiting) if (entry.step <= step) pods = entry.pods;
  return pods;
}

/** An amount as Kubernetes writes it: `1500m`, `2`, `512Mi`, `16Gi`. */
export function amountText(resource: string, amount: number): string {
  if (resource === 'cpu') return amount % 1000 === 0 ? String(amount / 1000) : `${amount}m`;
  if (resource !== 'memory' && resource !== 'ephemeral-storage') return String(amount);
  const units = ['', 'Ki', 'Mi', 'Gi', 'Ti'];
  let [value, unit] = [amount, 0];
  while (value >= 1024 && value % 1024 === 0 && unit < units.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${value}${units[unit] ?? ''}`;
}
