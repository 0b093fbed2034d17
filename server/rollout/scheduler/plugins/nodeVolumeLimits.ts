import type { NodeState } from '../nodeState';
import type { PodInfo } from '../podInfo';
import type { Volumes } from '../volumes';
import { failure, type Plugin } from './plugin';

const refusal = failure('node(s) exceed max volume count', true);

/** A node can be attached to so many volumes of a driver, as its CSINode says; of one without nothing is known. */
export const nodeVolumeLimits: Plugin = {
  name: 'NodeVolumeLimits',
  filter: ({ pod, volumes }) => {
    if (pod.claims.length === 0) return null;
    return state => {
      const limits = volumes.limitsOf(state.node);
      return limits !== null && exceedsAny(limits, pod, state, volumes) ? refusal : null;
    };
  },
  wakes: event =>
    event.kind === 'volumesChanged' || event.kind === 'nodeAdded' || (event.kind === 'podGone' && event.pod.claims.length > 0),
};

function exceedsAny(limits: ReadonlyMap<string, number>, pod: PodInfo, { pods }: NodeState, volumes: Volumes): boolean {
  const there = new Map(pods.filter(({ info }) => info.namespace === pod.namespace).flatMap(({ info }) => attached(info, volumes)));
  const added = new Map(attached(pod, volumes).filter(([volume]) => !there.has(volume)));
  const count = (of: ReadonlyMap<string, string>, driver: string): number => [...of.values()].filter(own => own === driver).length;
  return [...limits].some(([driver, limit]) => count(added, driver) > 0 && count(there, driver) + count(added, driver) > limit);
}

/** The volumes of a pod, each with its driver. */
function attached({ claims }: PodInfo, volumes: Volumes): readonly (readonly [volume: string, driver: string])[] {
  return claims.flatMap(claim => {
    const found = volumes.attachedBy(claim);
    return found === null ? [] : [[found.volume, found.driver] as const];
  });
}
