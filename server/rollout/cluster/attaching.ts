/** Pods that have a node, and wait there until a volume is attached to it. */
import { attachedOf } from '../scheduler/attachment';
import type { Cluster } from './cluster';
import type { PodGroup } from './podGroups';

/** Why a pod hangs on its node, in the words of who attaches volumes. */
export interface Attachment {
  readonly claim: string;
  readonly message: string;
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
  const pods = `${cluster.workload.name}-…`;
  return { claim, message: `Multi-Attach error for volume "${volume}" Volume is already used by pod(s) ${pods}` };
}

/** Whether a pod that has just got its node hangs there; if so it is noted. */
export function hangs(cluster: Cluster, group: PodGroup): boolean {
  const { surroundings } = cluster;
  if (group.placement === null || surroundings === null || !isStarting(group)) return false;
  group.placement.isAttaching = true;
  const found = attachmentOf(cluster, group) !== null;
  group.placement.isAttaching = found;
  if (found) surroundings.attaching.add(group);
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
