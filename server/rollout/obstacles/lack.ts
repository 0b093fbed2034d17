import type { LackKind } from '../../protocol/obstacle';
import type { Placement } from '../scheduler/placement';
import type { Plugin } from '../scheduler/plugins/plugin';

/** What a pod that waits looks for in vain: one thing, where all nodes that it may go to lack the same. */
export type Lack =
  | { readonly what: 'resource'; readonly resource: string; readonly amount: number }
  | { readonly what: 'ports'; readonly ports: readonly number[] }
  | { readonly what: 'claim'; readonly claim: string }
  | { readonly what: Exclude<LackKind, 'resource' | 'ports' | 'claim'> };

/** The checks that shut nodes out whatever is on them: others are what the pod really waits for. */
const shutting = ['NodeUnschedulable', 'TaintToleration', 'NodeAffinity'];

export function lackOf(placement: Placement): Lack {
  const failed = [...placement.failedBy].map(({ name }) => name);
  const waits = failed.filter(name => !shutting.includes(name));
  const [only, ...others] = waits.length > 0 ? waits : failed;
  if (only === undefined || (others.length > 0 && waits.length > 0)) return { what: 'several' };
  return lackBy(only, placement);
}

function lackBy(plugin: Plugin['name'], { info: { requests, ports, claims }, short, alone }: Placement): Lack {
  switch (plugin) {
    case 'NodeResourcesFit': {
      const scarce = requests.filter(([name]) => short.has(name));
      const [[resource, amount] = ['', 0]] = scarce;
      if (scarce.length > 1) return { what: 'several' };
      return scarce.length === 0 ? { what: 'podSlots' } : { what: 'resource', resource, amount };
    }
    case 'NodePorts':
      return { what: 'ports', ports: [...new Set(ports.map(({ port }) => port))] };
    case 'VolumeRestrictions':
      return { what: 'claim', claim: claims[0] ?? '' };
    case 'NodeAffinity':
      return { what: 'selector' };
    case 'TaintToleration':
    case 'NodeUnschedulable':
      return { what: 'taints' };
    case 'InterPodAffinity':
      return { what: alone ? 'together' : 'apart' };
    case 'PodTopologySpread':
      return { what: 'spread' };
    case 'NodeVolumeLimits':
      return { what: 'volumeCount' };
    case 'VolumeBinding':
    case 'VolumeZone':
      return { what: 'volume' };
    default:
      return { what: 'several' };
  }
}
