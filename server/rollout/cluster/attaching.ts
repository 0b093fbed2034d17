/** Pods that have a node, and wait there until a volume is attached to it. */
import { attachedOf } from '../scheduler/attachment';
import type { Placement } from '../scheduler/placement';
import type { Cluster } from './cluster';
import { podName, type PodGroup } from './podGroups';

/** Why a pod hangs on its node: a volume that is attached to others because of these pods. */
export interface Attachment {
  readonly claim: string;
  readonly volume: string;
  readonly pods: readonly string[];
}

/** In the words of who attaches volumes (attachdetach/reconciler: reportMultiAttachError). */
export function multiAttachError(volume: string, pods: readonly string[]): string {
  return `Multi-Attach error for volume "${volume}" Volume is already used by pod(s) ${pods.join(', ')}`;
}

/** What keeps a pod from its volumes; null: nothing does. */
export function attachmentOf(cluster: Cluster, { placement }: PodGroup): Attachment | null {
  const scheduler = cluster.surroundings?.scheduler ?? null;
  if (scheduler === null || placement?.node == null) return null;
  const { node, info } = placement;
  const elsewhere = attachedOf(info, scheduler.nodes, scheduler.volumes).find(({ nodes }) => !nodes.includes(node));
  if (elsewhere === undefined) return null;
  const { claim } = elsewhere;
  const volume = scheduler.volumes.volumeName(claim) ?? '…';
  return { claim, volume, pods: elsewhere.pods.map(nameOf) };
}

function nameOf({ pods }: Placement): string {
  if ('generation' in pods) return podName(pods as PodGroup);
  return 'name' in pods ? String(pods.name) : '…';
}

/** What a pod that has just got its node hangs on, which is noted; null: it starts. */
export function hangs(cluster: Cluster, group: PodGroup): Attachment | null {
  const { surroundings } = cluster;
  if (group.placement === null || surroundings === null || !isStarting(group)) return null;
  group.placement.isAttaching = true;
  const found = attachmentOf(cluster, group);
  group.placement.isAttaching = found !== null;
  if (found !== null) surroundings.attaching.add(group);
  return found;
}

/** The pods whose volumes can be attached now, as others have gone; they hang no longer. */
export function takeAttached(cluster: Cluster): readonly PodGroup[] {
  const { surroundings } = cluster;
  return [...(surroundings?.attaching ?? [])].filter(group => {
    const isThere = isStarting(group);
    if (isThere && attachmentOf(cluster, group) !== null) return false;
    surroundings?.attaching.delete(group);
    if (group.placement !== null) group.placement.isAttaching = false;
    return isThere;
  });
}

function isStarting({ state }: PodGroup): boolean {
  return state === 'starting' || state === 'unschedulable';
}
