/**
 * The simulation: virtual time, and the order in which the controllers see what happens. After each change every ReplicaSet comes to its own rest,
 * then the Deployment controller takes one look; that repeats until nothing changes, and only then does time move on.
 */
import { findNewReplicaSet, type Cluster, type ReplicaSet, type TimerTarget } from './cluster';
import { autoscale, nextAutoscaling } from '../controllers/horizontalPodAutoscaler';
import { deadlineDue } from '../controllers/deployment/conditions';
import { syncDeployment } from '../controllers/deployment/sync';
import { syncStatus } from '../controllers/deployment/status';
import { leave, leaveOther, schedule } from './placing';
import type { PodGroup } from './podGroups';
import { availableAt, endLook, isDue } from '../controllers/availability';
import { becomeReady, individualPods, manageReplicas, scheduleLife, updateStatus } from '../controllers/replicaSet';

/** How much a simulation may do: looks of the controllers and changes of pods, and virtual time. */
export const simulationLimits = { budget: 700_000, timeMs: 365 * 24 * 3_600_000 } as const;

/** How long what happens over and over is followed: until it has put the deadline off for good, or else at most so long. */
const putOffMs = 120_000;
const recurringMs = 900_000;
/** A deadline longer than the longest back-off is never reached while pods become ready in between. */
const longDeadlineSeconds = 330;

/** Lets the controllers work until nothing changes any more at this moment. */
export function settle(cluster: Cluster): void {
  for (;;) {
    for (const replicaSet of cluster.replicaSets) if (replicaSet.dirty) syncReplicaSet(cluster, replicaSet);
    if (!cluster.deployment.dirty && !schedule(cluster)) break;
    if (--cluster.budget < 0) break;
    if (!cluster.deployment.dirty) continue;
    cluster.deployment.dirty = false;
    syncDeployment(cluster);
  }
  cluster.observe({ kind: 'settled' });
}

/** Whether the simulation was cut: too much to do, or too long. */
export function isCut(cluster: Cluster): boolean {
  return cluster.budget < 0 || cluster.now >= simulationLimits.timeMs;
}

/** When something happens by itself again; Infinity where nothing does. */
export function nextEventAt(cluster: Cluster): number {
  return Math.min(cluster.timers.nextAt, nextDeadline(cluster), nextAutoscaling(cluster));
}

/** Simulates up to and including a time, and stops there. */
export function advance(cluster: Cluster, until: number): void {
  while (!isCut(cluster) && nextEventAt(cluster) <= until) step(cluster);
  if (!isCut(cluster)) cluster.now = Math.max(cluster.now, until);
}

/** Simulates until nothing more happens but what happens over and over. */
export function runToRest(cluster: Cluster): void {
  while (!isCut(cluster) && Number.isFinite(nextEventAt(cluster)) && !onlyRecurs(cluster)) step(cluster);
}

/** Moves the clock to the next event and lets everything due at that moment happen. */
function step(cluster: Cluster): void {
  const deadline = nextDeadline(cluster);
  const at = cluster.timers.nextAt;
  const autoscaling = nextAutoscaling(cluster);
  cluster.now = Math.max(cluster.now, Math.min(at, deadline, autoscaling));
  if (autoscaling <= cluster.now) {
    autoscale(cluster);
    settle(cluster);
    return;
  }
  if (at > deadline) {
    cluster.deadlineSeen = deadline;
    cluster.deployment.dirty = true;
    settle(cluster);
    return;
  }
  for (const batch of dueBatches(cluster)) {
    cluster.budget--;
    announce(
      cluster,
      batch.filter(target => happen(cluster, target)),
    );
    settle(cluster);
  }
}

/**
 * What is due now. Pods of a small rolling update become ready one after the other, as a real controller mostly sees them; otherwise everything of a
 * kind happens at once.
 */
function dueBatches(cluster: Cluster): Iterable<readonly TimerTarget[]> {
  const { replicas, strategy } = cluster.deployment.spec;
  const due: TimerTarget[] = [];
  while (cluster.timers.nextAt <= cluster.now) {
    const target = cluster.timers.take();
    if (target !== undefined) due.push(target);
  }
  if (due.length === 1 || (replicas > individualPods && due.every(target => happensWith(target, due[0])))) return [due];
  const oneByOne = strategy.type === 'RollingUpdate' && replicas <= individualPods;
  const batches = new Map<string, TimerTarget[]>();
  due.forEach((target, index) => {
    const key = oneByOne && comesAlone(target) ? String(index) : kindOf(target);
    const batch = batches.get(key);
    if (batch === undefined) batches.set(key, [target]);
    else batch.push(target);
  });
  return batches.values();
}

/** Whether two pods' lives go on in the same way. */
function happensWith(target: TimerTarget, other: TimerTarget | undefined): boolean {
  if (target.kind === 'gone') return other?.kind === 'gone';
  return (
    target.kind === 'life' && other?.kind === 'life' && target.group.life === other.group.life && target.group.next === other.group.next
  );
}

/** Only pods of the same moment that become ready come one by one. */
function comesAlone(target: TimerTarget): boolean {
  return target.kind === 'life' && target.group.life.change(target.group.next)?.state === 'ready';
}

/** What happens together: the ReplicaSet controller looks at a whole set when one of its pods has been ready for long enough. */
function kindOf(target: TimerTarget): string {
  if (target.kind === 'available') return `available ${target.group.replicaSet.number}`;
  if (target.kind === 'lookAgain') return `available ${target.replicaSet.number}`;
  if (target.kind !== 'life') return target.kind;
  return target.group.life.change(target.group.next)?.state ?? target.kind;
}

/** Answers whether anything changed: a timer may be set for what is no longer so. */
function happen(cluster: Cluster, target: TimerTarget): boolean {
  switch (target.kind) {
    case 'life':
      return liveOn(cluster, target.group);
    case 'available':
      return becomeAvailable(cluster, target.group);
    case 'gone':
      if (target.group.state !== 'terminating') return false;
      change(cluster, target.group, 'gone');
      leave(cluster, target.group);
      cluster.deployment.dirty = true;
      return true;
    case 'otherGone':
      leaveOther(cluster, target.placement);
      return false;
    case 'retry':
      target.replicaSet.retrySet = false;
      target.replicaSet.dirty = true;
      return false;
    case 'lookAgain':
      if (isDue(target.replicaSet, target.at)) target.replicaSet.dirty = true;
      return false;
  }
}

function liveOn(cluster: Cluster, group: PodGroup): boolean {
  const next = group.life.change(group.next);
  if (next === null || group.startedAt + next.afterMs !== cluster.now || group.state === 'terminating' || group.state === 'gone')
    return false;
  group.next++;
  scheduleLife(cluster, group);
  if (!next.recurring) cluster.newsAt = cluster.now;
  if (next.state === 'ready') becomeReady(cluster, group.replicaSet, group);
  else change(cluster, group, next.state);
  return true;
}

function becomeAvailable(cluster: Cluster, group: PodGroup): boolean {
  if (group.state !== 'ready' || group.readySince === null) return false;
  if (availableAt(group.replicaSet, group.readySince) > cluster.now) return false;
  change(cluster, group, 'available');
  return true;
}

function change(cluster: Cluster, group: PodGroup, state: PodGroup['state']): void {
  group.replicaSet.pods.setState(group, state, cluster.now);
  group.replicaSet.dirty = true;
  cluster.observe({ kind: 'pods', group });
}

/** Tells what a batch has changed, a set and a state at a time. */
function announce(cluster: Cluster, batch: readonly TimerTarget[]): void {
  const [only] = batch;
  if (batch.length === 1 && only !== undefined && 'group' in only) {
    cluster.observe({ kind: 'podsChanged', replicaSet: only.group.replicaSet, groups: [only.group] });
    return;
  }
  const changed = new Map<ReplicaSet, PodGroup[]>();
  for (const target of batch) {
    if (!('group' in target)) continue;
    const groups = changed.get(target.group.replicaSet);
    if (groups === undefined) changed.set(target.group.replicaSet, [target.group]);
    else groups.push(target.group);
  }
  for (const [replicaSet, groups] of changed) cluster.observe({ kind: 'podsChanged', replicaSet, groups });
}

/** The ReplicaSet controller's work until it has none: pods that are missing or too many, then the status. */
function syncReplicaSet(cluster: Cluster, replicaSet: ReplicaSet): void {
  replicaSet.dirty = false;
  const before = cluster.nextGroup;
  manageReplicas(cluster, replicaSet, () => syncStatus(cluster, findNewReplicaSet(cluster)));
  if (cluster.nextGroup > before) {
    const groups = replicaSet.pods.unreadyGroups.filter(({ id }) => id >= before);
    if (groups.length > 0) cluster.observe({ kind: 'podsChanged', replicaSet, groups });
  }
  replicaSet.dirty = false;
  updateStatus(cluster, replicaSet);
  endLook(cluster, replicaSet);
}

function nextDeadline(cluster: Cluster): number {
  const due = deadlineDue(cluster.deployment);
  return due === cluster.deadlineSeen ? Number.POSITIVE_INFINITY : due;
}

/** Nothing is to come but crash loops and vain tries, and no deadline (or none that they don't put off for ever). */
function onlyRecurs(cluster: Cluster): boolean {
  for (const { what } of cluster.timers.all) if (!recurs(what)) return false;
  const due = nextDeadline(cluster);
  if (!Number.isFinite(due) || cluster.now - cluster.newsAt > recurringMs) return true;
  const { progressDeadlineSeconds } = cluster.deployment.spec;
  const lastProgress = due - (progressDeadlineSeconds + 1) * 1000;
  return progressDeadlineSeconds > longDeadlineSeconds && lastProgress > cluster.newsAt + putOffMs;
}

function recurs(target: TimerTarget): boolean {
  switch (target.kind) {
    case 'life':
      return target.group.life.change(target.group.next)?.recurring ?? true;
    case 'available':
      return target.group.state !== 'ready';
    case 'gone':
    case 'otherGone':
      return false;
    case 'retry':
      return true;
    case 'lookAgain':
      return target.replicaSet.lookAgainAt !== target.at;
  }
}
