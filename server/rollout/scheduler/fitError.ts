/** How many nodes there are; `…` where one that is looked at stands for all that nobody knows. */
export type NodeCount = number | '…';

/** What preemption says of a node where no eviction would help. */
export const notHelpful = ['Preemption is not helpful for scheduling'];

/** What is said of a pod that finds no node (scheduler/framework: FitError): the reasons of some of the nodes, and those that each of the others has. */
export function fitError(nodes: NodeCount, reasons: readonly (readonly string[])[], others: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const own of reasons) for (const reason of own) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const left = (nodes === '…' ? 1 : nodes) - reasons.length;
  if (left > 0) for (const reason of others) counts.set(reason, (counts.get(reason) ?? 0) + left);
  const histogram = [...counts].map(([reason, count]) => `${nodes === '…' ? nodes : count} ${reason}`).sort(byBytes);
  return `0/${nodes} nodes are available:${histogram.length === 0 ? '' : ` ${histogram.join(', ')}.`}`;
}

function byBytes(one: string, other: string): number {
  return one < other ? -1 : 1;
}
