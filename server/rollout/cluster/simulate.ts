/**
 * The simulation: virtual time, and the order in which a controller sees what happens. After each change it takes one look after the other until
 * nothing changes any more, and only then does time move on.
 */
import { admit } from '../admission/admit';
import type { Cluster, Generation, TimerTarget } from './cluster';
import { autoscale, nextAutoscaling } from '../controllers/horizontalPodAutoscaler';
import { flush, flushesInVain } from './flushing';
import { leave, leaveOther, schedule } from './placing';
import type { PodGroup } from './podGroups';
import { availableAt, isDue } from '../controllers/availability';
import { becomeReady, individualPods, scheduleLife } from './pods';
import { lacksNews, recurringMs } from './recurring';

/** How much a simulation may do: looks of the controllers and changes of pods, and virtual time. */
export const simulationLimits = { budget: 700_000, timeMs: 365 * 24 * 3_600_000 } as const;

/** Events after which a simulation in steps can be interrupted. */
const eventsAtOnce = 100;

/** Lets the controller work until nothing changes any more at this moment. */
export function settle(cluster: Cluster): void {
  const { controller } = cluster;
  for (;;) {
    if (controller.sync(cluster)) continue;
    if (cluster.budget < 0 || !schedule(cluster)) break;
    if (!cluster.workload.dirty && --cluster.budget < 0) break;
  }
  cluster.observe({ kind: 'settled' });
}

/** Whether the simulation was cut: too much to do, or too long. */
export function isCut(cluster: Cluster): boolean {
  return cluster.budget < 0 || cluster.now >= simulationLimits.timeMs;
}

/** When something happens by itself again; Infinity where nothing does. */
export function nextEventAt(cluster: Cluster): number {
  return Math.min(cluster.timers.nextAt, cluster.controller.nextDue(cluster), nextAutoscaling(cluster));
}

/** Simulates up to and including a time, and stops there. */
export function advance(cluster: Cluster, until: number): void {
  atOnce(advanceInSteps(cluster, until));
}

/** The same in steps: some events are one. */
export function* advanceInSteps(cluster: Cluster, until: number): Generator<undefined, void> {
  const goesOnForEver = (): boolean => lacksNews(cluster, recurringMs.toCommand) && onlyRecurs(cluster);
  yield* stepsWhile(cluster, () => nextEventAt(cluster) <= until && !goesOnForEver());
  if (!isCut(cluster)) cluster.now = Math.max(cluster.now, until);
}

/** Simulates until nothing more happens but what happens over and over. */
export function runToRest(cluster: Cluster): void {
  atOnce(runToRestInSteps(cluster));
}

/** The same in steps: some events are one. */
export function* runToRestInSteps(cluster: Cluster): Generator<undefined, void> {
  yield* stepsWhile(cluster, () => Number.isFinite(nextEventAt(cluster)) && !onlyRecurs(cluster));
}

function* stepsWhile(cluster: Cluster, goesOn: () => boolean): Generator<undefined, void> {
  for (let events = 1; !isCut(cluster) && goesOn(); events += 1) {
    step(cluster);
    if (events % eventsAtOnce === 0) yield;
  }
}

function atOnce(steps: Generator<undefined, void>): void {
  while (steps.next().done !== true);
}

/** Moves the clock to the next event and lets everything due at that moment happen. */
function step(cluster: Cluster): void {
  const due = cluster.controller.nextDue(cluster);
  const at = cluster.timers.nextAt;
  const autoscaling = nextAutoscaling(cluster);
  cluster.now = Math.max(cluster.now, Math.min(at, due, autoscaling));
  if (autoscaling <= cluster.now) {
    autoscale(cluster);
    settle(cluster);
    return;
  }
  if (at > due) {
    cluster.controller.wake(cluster);
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
 * What is due now. Pods become ready one after the other where the controller mostly sees them so; otherwise everything of a kind happens at once.
 */
function dueBatches(cluster: Cluster): Iterable<readonly TimerTarget[]> {
  const due: TimerTarget[] = [];
  while (cluster.timers.nextAt <= cluster.now) {
    const target = cluster.timers.take();
    if (target !== undefined) due.push(target);
  }
  if (due.length === 1 || (cluster.workload.limits.desired > individualPods && due.every(target => happensWith(target, due[0]))))
    return [due];
  const oneByOne = cluster.controller.seesOneByOne(cluster);
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

/** What happens together: a controller looks at a whole generation when one of its pods has been ready for long enough. */
function kindOf(target: TimerTarget): string {
  if (target.kind === 'available') return `available ${target.group.generation.number}`;
  if (target.kind === 'lookAgain') return `available ${target.generation.number}`;
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
      cluster.workload.dirty = true;
      return true;
    case 'otherGone':
      leaveOther(cluster, target.placement);
      return false;
    case 'flush':
      if (target.at === cluster.flushAt) flush(cluster);
      return false;
    case 'retry':
      target.generation.retrySet = false;
      target.generation.dirty = true;
      return false;
    case 'lookAgain':
      if (isDue(target.generation, target.at)) target.generation.dirty = true;
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
  if (next.state === 'ready') becomeReady(cluster, group);
  else change(cluster, group, next.state);
  return true;
}

function becomeAvailable(cluster: Cluster, group: PodGroup): boolean {
  if (group.state !== 'ready' || group.readySince === null) return false;
  if (availableAt(group.generation, group.readySince) > cluster.now) return false;
  change(cluster, group, 'available');
  return true;
}

function change(cluster: Cluster, group: PodGroup, state: PodGroup['state']): void {
  group.generation.pods.setState(group, state, cluster.now);
  group.generation.dirty = true;
  cluster.observe({ kind: 'pods', group });
}

/** Tells what a batch has changed, a generation and a state at a time. */
function announce(cluster: Cluster, batch: readonly TimerTarget[]): void {
  const [only] = batch;
  if (batch.length === 1 && only !== undefined && 'group' in only) {
    cluster.observe({ kind: 'podsChanged', generation: only.group.generation, groups: [only.group] });
    return;
  }
  const changed = new Map<Generation, PodGroup[]>();
  for (const target of batch) {
    if (!('group' in target)) continue;
    const groups = changed.get(target.group.generation);
    if (groups === undefined) changed.set(target.group.generation, [target.group]);
    else groups.push(target.group);
  }
  for (const [generation, groups] of changed) cluster.observe({ kind: 'podsChanged', generation, groups });
}

/** Nothing is to come but crash loops and vain tries, and no deadline (or none that they don't put off for ever). */
function onlyRecurs(cluster: Cluster): boolean {
  for (const { what } of cluster.timers.all) if (!recurs(cluster, what)) return false;
  const { controller } = cluster;
  if (!Number.isFinite(controller.nextDue(cluster)) || lacksNews(cluster, recurringMs.toRest)) return true;
  return controller.isPutOff(cluster);
}

/** Whether another pod would be refused now as well. */
function isRefused(cluster: Cluster, { template }: Generation): boolean {
  if (cluster.controller.lacksClaims?.(cluster) === true) return true;
  return admit({ cluster, template, life: cluster.pods(template), wanted: 1 }).answer !== null;
}

function recurs(cluster: Cluster, target: TimerTarget): boolean {
  switch (target.kind) {
    case 'life':
      return target.group.life.change(target.group.next)?.recurring ?? true;
    case 'available':
      return target.group.state !== 'ready';
    case 'gone':
    case 'otherGone':
      return false;
    case 'flush':
      return target.at !== cluster.flushAt || flushesInVain(cluster);
    case 'retry':
      return isRefused(cluster, target.generation);
    case 'lookAgain':
      return target.generation.lookAgainAt !== target.at;
  }
}
