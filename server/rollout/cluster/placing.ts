/** How a workload's pods come to their nodes and leave them again, where the cluster's surroundings are simulated. */
import type { EventReason } from '../../protocol/timeline';
import type { AdmittedPod } from '../admission/admittedPod';
import type { Budget } from '../scheduler/defaultPreemption';
import type { NodeState } from '../scheduler/nodeState';
import { Placement, type Pods } from '../scheduler/placement';
import type { Host, Scheduler } from '../scheduler/scheduler';
import { noteTried } from './flushing';
import { hangs, multiAttachError, takeAttached } from './attaching';
import type { Cluster, Generation } from './cluster';
import type { PodGroup } from './podGroups';
import { scheduleLife, takePods, terminate } from './pods';
import type { OtherPod } from './surroundings';

/** Pods that have just been created, or some more of a group: quotas count them, and they wait for a node. */
export function arrive(cluster: Cluster, group: PodGroup, admitted: AdmittedPod, count: number): void {
  const { surroundings } = cluster;
  if (surroundings === null) return;
  surroundings.usage.add(admitted.charge, count);
  if (group.placement !== null) return;
  group.charge = admitted.charge;
  const { scheduler } = surroundings;
  if (scheduler === null || !admitted.info.isOurs) return;
  group.placement = new Placement(admitted.info, group);
  if (admitted.info.nodeName !== '') {
    takeNode(group.placement, scheduler);
    return;
  }
  group.startedAt = Number.NaN;
  scheduler.enqueue(group.placement);
}

/** A pod that names its node is there, whatever room that has; of one that isn't known nothing is counted. */
function takeNode(placement: Placement, { nodes }: Scheduler): void {
  const node = nodes.find(state => state.node.name === placement.info.nodeName);
  if (node === undefined) return;
  placement.node = node;
  node.add(placement);
}

/** Pods that are gone: what they held is free. */
export function leave(cluster: Cluster, { charge, placement, count }: PodGroup): void {
  const { surroundings } = cluster;
  if (surroundings === null) return;
  if (charge !== null) surroundings.usage.add(charge, -count);
  if (placement !== null) free(surroundings.scheduler, placement);
  for (const group of takeAttached(cluster)) start(cluster, group);
}

/** Somebody else's pod is gone. */
export function leaveOther(cluster: Cluster, placement: Placement<OtherPod>): void {
  const { surroundings } = cluster;
  const pod = placement.pods;
  if (surroundings === null || pod.state === 'gone') return;
  pod.state = 'gone';
  free(surroundings.scheduler, placement);
  for (const group of takeAttached(cluster)) start(cluster, group);
}

/** Lets the scheduler try what it would try. Answers whether the controllers have something to do now. */
export function schedule(cluster: Cluster): boolean {
  const scheduler = cluster.surroundings?.scheduler ?? null;
  if (scheduler === null || !scheduler.hasUntried) return false;
  const changed = new Map<Generation, Set<PodGroup>>();
  scheduler.run(hostOf(cluster, changed));
  for (const [generation, groups] of changed) cluster.observe({ kind: 'podsChanged', generation, groups: [...groups] });
  return cluster.workload.dirty || cluster.generations.some(({ dirty }) => dirty);
}

function hostOf(cluster: Cluster, changed: Map<Generation, Set<PodGroup>>): Host {
  const note = (group: PodGroup): void => {
    const groups = changed.get(group.generation);
    if (groups === undefined) changed.set(group.generation, new Set([group]));
    else groups.add(group);
  };
  return {
    bind: ({ pods }, node) => {
      if (!isOwn(pods)) return;
      const waited = pods.state === 'unschedulable';
      const bound = bind(cluster, pods, node);
      if (waited) note(bound);
    },
    unschedulable: placement => {
      const { pods, message } = placement;
      noteTried(cluster, placement);
      if (!isOwn(pods)) return;
      tell(cluster, pods, 'FailedScheduling', message ?? '', 'default-scheduler');
      if (pods.state === 'unschedulable') return;
      pods.generation.pods.setState(pods, 'unschedulable', cluster.now);
      cluster.observe({ kind: 'pods', group: pods });
      note(pods);
    },
    evict: placement => {
      if (placement.terminating) return;
      if (isOwn(placement.pods)) note(evict(cluster, placement.pods));
      else evictOther(cluster, placement as Placement<OtherPod>);
    },
    budgets: () => budgetsOf(cluster),
    spend: asked => (cluster.budget -= asked) >= 0,
  };
}

function isOwn(pods: Pods): pods is PodGroup {
  return 'generation' in pods;
}

/** One pod of a group gets its node, and its life begins; with those that have just got the same one it stays a group. */
function bind(cluster: Cluster, group: PodGroup, node: NodeState<Placement>): PodGroup {
  const { generation } = group;
  const same = group.count > 1 ? companions(cluster, group, node) : undefined;
  if (same?.placement != null) {
    generation.pods.move(group, same, 1);
    node.count(same.placement, 1);
    cluster.observe({ kind: 'pods', group });
    cluster.observe({ kind: 'pods', group: same });
    return same;
  }
  const one = takePods(cluster, group, 1);
  if (one.placement === null) return one;
  cluster.surroundings?.scheduler?.leave(one.placement);
  one.placement.node = node;
  node.add(one.placement);
  if (one.state === 'unschedulable') generation.pods.setState(one, 'starting', cluster.now);
  const attachment = hangs(cluster, one);
  if (attachment === null) {
    start(cluster, one);
    return one;
  }
  cluster.observe({ kind: 'pods', group: one });
  tell(cluster, one, 'FailedAttachVolume', multiAttachError(attachment.volume, attachment.pods), 'attachdetach-controller');
  return one;
}

function tell({ observe }: Cluster, group: PodGroup, reason: EventReason, message: string, from: string): void {
  observe({ kind: 'objectEvent', reason, message, generation: group.generation, group, from });
}

/** The life of a pod on its node begins. */
function start(cluster: Cluster, group: PodGroup): void {
  group.startedAt = cluster.now;
  cluster.observe({ kind: 'pods', group });
  scheduleLife(cluster, group);
}

function companions({ now }: Cluster, group: PodGroup, node: NodeState<Placement>): PodGroup | undefined {
  const { generation, createdAt, life } = group;
  const state = group.state === 'unschedulable' ? 'starting' : group.state;
  for (const { pods } of node.pods) {
    if (!isOwn(pods) || pods.generation !== generation || pods.state !== state) continue;
    if (pods.startedAt === now && pods.createdAt === createdAt && pods.life === life) return pods;
  }
  return undefined;
}

function evict(cluster: Cluster, group: PodGroup): PodGroup {
  const one = takePods(cluster, group, 1);
  if (one.placement !== null) one.placement.evicted = true;
  terminate(cluster, one);
  one.generation.dirty = true;
  return one;
}

function evictOther(cluster: Cluster, group: Placement<OtherPod>): void {
  const placement = takeOther(group);
  placement.pods.state = 'terminating';
  placement.node?.touch();
  placement.evicted = true;
  const { name } = placement.pods;
  cluster.surroundings?.evicted.set(name, (cluster.surroundings.evicted.get(name) ?? 0) + 1);
  const { otherTerminationMs } = cluster;
  if (Number.isFinite(otherTerminationMs)) cluster.timers.set(cluster.now + otherTerminationMs, { kind: 'otherGone', placement });
}

/** One of some pods that are together, as one of its own. */
function takeOther(group: Placement<OtherPod>): Placement<OtherPod> {
  if (group.count === 1) return group;
  group.pods.count -= 1;
  const one = group.of({ ...group.pods, count: 1 });
  one.node?.split(one);
  return one;
}

function budgetsOf({ surroundings, generations, workload }: Cluster): readonly Budget[] {
  const owned = generations.flatMap(({ pods }) =>
    [...pods.readyGroups, ...pods.unreadyGroups].flatMap(({ placement, state, count }) =>
      placement === null ? [] : [{ info: placement.info, ready: state === 'ready' || state === 'available' ? count : 0 }],
    ),
  );
  return surroundings?.budgets(owned, workload.limits.desired) ?? [];
}

function free(scheduler: Scheduler | null, placement: Placement): void {
  if (scheduler === null) return;
  scheduler.leave(placement);
  const { node, nominated, info } = placement;
  node?.remove(placement);
  if (node !== null || nominated !== null) scheduler.happened({ kind: 'podGone', pod: info });
}
