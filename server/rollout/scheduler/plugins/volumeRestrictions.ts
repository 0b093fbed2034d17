import type { NodeState } from '../nodeState';
import type { PodInfo } from '../podInfo';
import { failure, opensNode, type Plugin } from './plugin';

const inUse = failure(
  'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
  true,
);

/** A claim that is ReadWriteOncePod is one pod's in the whole cluster. */
export const volumeRestrictions: Plugin = {
  name: 'VolumeRestrictions',
  filter: ({ pod, nodes, volumes }) => {
    const own = pod.claims.filter(claim => volumes.isForOnePod(claim));
    return own.length > 0 && nodes.some(node => usesAny(node, own, pod)) ? () => inUse : null;
  },
  wakes: (event, pod) => opensNode(event) || event.kind === 'volumesChanged' || (event.kind === 'podGone' && shareClaim(event.pod, pod)),
};

function usesAny(node: NodeState, claims: readonly string[], pod: PodInfo): boolean {
  return node.pods.some(({ info }) => info.namespace === pod.namespace && info.claims.some(claim => claims.includes(claim)));
}

function shareClaim(one: PodInfo, other: PodInfo): boolean {
  return one.namespace === other.namespace && one.claims.some(claim => other.claims.includes(claim));
}
