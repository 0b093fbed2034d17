import { isSameDisk } from '../inlineDisks';
import type { NodeState } from '../nodeState';
import type { PodInfo } from '../podInfo';
import { inUseWords } from '../schedulingWords';
import { failure, opensNode, type Plugin } from './plugin';

const noDisk = failure('node(s) had no available disk', true);

/** A claim that is ReadWriteOncePod is one pod's in the whole cluster, and a disk that pods name themselves one pod's of a node. */
export const volumeRestrictions: Plugin = {
  name: 'VolumeRestrictions',
  filter: ({ pod, nodes, instead, volumes, server }) => {
    const own = pod.claims.filter(claim => volumes.isForOnePod(claim));
    const refusal =
      own.length > 0 && nodes.some(node => usesAny(node === instead?.was ? instead.now : node, own, pod))
        ? failure(inUseWords(server), true)
        : null;
    if (pod.disks.length === 0) return refusal === null ? null : () => refusal;
    return node => (node.pods.some(({ info }) => shareDisk(info, pod)) ? noDisk : refusal);
  },
  wakes: (event, pod) =>
    opensNode(event) ||
    event.kind === 'volumesChanged' ||
    (event.kind === 'podGone' && (shareClaim(event.pod, pod) || shareDisk(event.pod, pod))),
};

function usesAny(node: NodeState, claims: readonly string[], pod: PodInfo): boolean {
  return node.pods.some(({ info }) => info.namespace === pod.namespace && info.claims.some(claim => claims.includes(claim)));
}

function shareDisk(one: PodInfo, other: PodInfo): boolean {
  return one.disks.some(disk => other.disks.some(own => isSameDisk(disk, own)));
}

function shareClaim(one: PodInfo, other: PodInfo): boolean {
  return one.namespace === other.namespace && one.claims.some(claim => other.claims.includes(claim));
}
