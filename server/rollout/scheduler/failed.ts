import type { Found } from './checks';
import type { Placement } from './placement';
import type { ClusterEvent } from './plugins/plugin';

/** What is noted of a try that failed; `changes`: others were evicted. */
export type Failed = Pick<Placement, 'failedBy' | 'short' | 'alone'> & { readonly message: string; readonly changes: boolean };

/** `found`: the checks that failed; `message`: what is said of it. */
export function failedBy(found: readonly Found[], message: string, changes = false): Failed {
  const plugins = new Set<Found['plugin']>();
  const short = new Set<string>();
  let alone = false;
  for (const { plugin, failure } of found) {
    plugins.add(plugin);
    for (const resource of failure?.short ?? []) short.add(resource);
    alone ||= failure?.alone === true;
  }
  return { failedBy: plugins, short, alone, message, changes };
}

/** Whether what happened may help pods that were tried in vain. What no check has refused, as there was no node, anything wakes (isPodWorthRequeuing). */
export function isWoken({ failedBy, info }: Placement, event: ClusterEvent): boolean {
  return failedBy.size === 0 || [...failedBy].some(plugin => plugin.wakes(event, info));
}
