/** What the scheduler asks its plugins about a pod and a node. */
import type { NodeState } from './nodeState';
import type { Placement } from './placement';
import type { Cycle, Failure, Filter, Plugin } from './plugins/plugin';

/** null: the node will do. */
export type Check = (state: NodeState) => Refusal | null;

/** What the plugins ask of nodes for a pod; those that have nothing to ask are left out. */
export function filtersOf(plugins: readonly Plugin[], cycle: Cycle): readonly { readonly plugin: Plugin; readonly filter: Filter }[] {
  return plugins.flatMap(plugin => {
    const filter = plugin.filter(cycle);
    return filter === null ? [] : [{ plugin, filter }];
  });
}

/** A check that failed, before any node was looked at or on one. */
export type Found = Pick<Refusal, 'plugin'> & Partial<Pick<Refusal, 'failure'>>;

/** Why a node won't do. */
export interface Refusal {
  readonly plugin: Plugin;
  readonly failure: Failure;
}

/** The nodes that a pod is meant for, and what speaks against each of them. */
export interface Unfit {
  readonly meant: readonly NodeState<Placement>[];
  readonly found: readonly Refusal[];
}

/** Which plugin refuses a pod wherever it would go; null: none. */
export function preFilter(plugins: readonly Plugin[], cycle: Cycle): { readonly plugin: Plugin; readonly reason: string } | null {
  for (const plugin of plugins) {
    const reason = plugin.preFilter?.(cycle) ?? null;
    if (reason !== null) return { plugin, reason };
  }
  return null;
}

/** Why a node won't do, as the first of the checks says it; null: it does. */
export function firstRefusal(state: NodeState, checks: ReturnType<typeof filtersOf>): Refusal | null {
  for (const { plugin, filter } of checks) {
    const found = filter(state);
    if (found !== null) return { plugin, failure: found };
  }
  return null;
}
