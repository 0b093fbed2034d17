/** Pods that their controller keeps itself, one by one, each at its place. */
import type { Answer } from '../admission/admit';
import { admit } from '../admission/admit';
import type { AdmittedPod } from '../admission/admittedPod';
import type { ControllerRevision } from '../controllers/controllerRevision';
import { lifeOf } from '../kubelet/podLife';
import type { PodInfo } from '../scheduler/podInfo';
import type { Cluster, Generation } from './cluster';
import { arrive, leave } from './placing';
import { Pod } from './pod';
import { newGroup, type PodGroup } from './podGroups';
import { judgeAvailability, longAgo, scheduleLife, terminate } from './pods';
import type { Template } from './templates';

/** More pods aren't simulated one by one: nobody has so many in one workload, and nobody would wait for it. */
export const mostPlaced = 10_000;

/** A look goes over all pods; over so many of them it costs as much as a change of one. */
const podsOfUnit = 100;

export interface PlacedCluster<Place> extends Cluster {
  readonly generations: ControllerRevision[];
  /** In the order of their creation; those that have gone are dropped with the next look. */
  readonly placed: Pod<Place>[];
  /** Those of them that aren't available, or don't stay. */
  readonly unsettled: Set<Pod<Place>>;
  /** Whether pods get their nodes by themselves; otherwise somebody gives them one. */
  readonly binds: boolean;
  /** What its controller adds to a pod for its place, as the scheduler sees it; absent: nothing. */
  readonly atPlace?: (info: PodInfo, place: Place, template: Template) => PodInfo;
  /** The pods that the present look has changed. */
  touched: PodGroup[];
}

/** A pod that is to be created. */
export interface WantedPod<Place> {
  readonly name: string;
  readonly place: Place;
  readonly revision: ControllerRevision;
  /** Whether no node takes it for now; absent: no. */
  readonly waits?: boolean;
  /** Whether its node is down, so that it is never ready, and never gone; absent: no. */
  readonly isLost?: boolean;
}

const lostLife = lifeOf([], Number.POSITIVE_INFINITY);

/** Creates a pod, or answers why the API server refuses it. */
export function createPod<Place>(cluster: PlacedCluster<Place>, wanted: WantedPod<Place>): Pod<Place> | string {
  const { name, place, revision, waits = false, isLost = false } = wanted;
  const life = isLost ? lostLife : cluster.pods(revision.template);
  const { admitted, answer } = admit({ cluster, template: revision.template, life, wanted: 1 });
  if (answer !== null) return refuse(cluster, wanted, answer);
  revision.createError = null;
  revision.failures = 0;
  const group = newGroup({
    id: cluster.nextGroup++,
    count: 1,
    createdAt: cluster.now,
    life,
    generation: revision,
    place: labelOf(name, place),
    name,
  });
  revision.pods.add(group);
  if (waits) Object.assign(group, { startedAt: Number.NaN, state: 'starting' });
  if (admitted !== null) arrive(cluster, group, atPlace(cluster, admitted, wanted), 1);
  const pod = new Pod(name, place, revision, group, cluster.binds && !waits, cluster.unsettled);
  cluster.placed.push(pod);
  cluster.observe({ kind: 'pods', group });
  scheduleLife(cluster, group);
  if (waits) revision.pods.setState(group, 'unschedulable', cluster.now);
  touch(cluster, group);
  return pod;
}

function atPlace<Place>({ atPlace: own }: PlacedCluster<Place>, pod: AdmittedPod, { place, revision }: WantedPod<Place>): AdmittedPod {
  return own === undefined ? pod : { ...pod, info: own(pod.info, place, revision.template) };
}

/** What the pods of a place are listed as: one with an ordinal has a name that stays. */
function labelOf(name: string, place: unknown): string {
  return hasOrdinal(place) ? name : String(place);
}

function hasOrdinal(place: unknown): boolean {
  return typeof place === 'number';
}

/** Notes that a pod isn't created, and answers why. The controller tries again after 5 ms, 10 ms, 20 ms … */
export function refuse<Place>(cluster: PlacedCluster<Place>, wanted: WantedPod<Place>, { refusal, policy }: Answer): string {
  const { name, place, revision } = wanted;
  const message = refusal({ generateName: '', name });
  const quotable = hasOrdinal(place) ? message : refusal({ generateName: '', name: `${cluster.workload.name}-…` });
  const error = { message, quotable, policy };
  if (revision.createError?.message !== message) cluster.observe({ kind: 'createFailed', generation: revision, error });
  revision.createError = error;
  if (!revision.retrySet) {
    revision.retrySet = true;
    cluster.timers.set(cluster.now + Math.min(lastRetry, firstRetry * 2 ** revision.failures), { kind: 'retry', generation: revision });
    revision.failures++;
  }
  return message;
}

const firstRetry = 5;
const lastRetry = 1_000_000;

/** A pod that has been available for long, or is on a node that is down, of which nobody is told. */
export function addRestingPod<Place>(cluster: PlacedCluster<Place>, wanted: WantedPod<Place>): void {
  const { name, place, revision, isLost = false } = wanted;
  const life = isLost ? lostLife : lifeOf([], cluster.pods(revision.template).terminationMs);
  const group = newGroup({
    id: cluster.nextGroup++,
    count: 1,
    createdAt: longAgo,
    life,
    generation: revision,
    place: labelOf(name, place),
    name,
  });
  const state = isLost ? ({ state: 'notReady', readySince: null } as const) : ({ state: 'available', readySince: longAgo } as const);
  revision.pods.add(Object.assign(group, { ...state, everReady: true }));
  const pod = cluster.surroundings?.existing(revision.template) ?? null;
  const admitted = pod === null ? null : atPlace(cluster, pod, wanted);
  // Nothing comes to a node that is down any more; it is there already.
  if (admitted !== null)
    arrive(cluster, group, isLost ? { ...admitted, info: { ...admitted.info, nodeName: String(place) } } : admitted, 1);
  cluster.placed.push(new Pod(name, place, revision, group, true, cluster.unsettled));
}

/** A pod is deleted, and terminates; one without a node, or that has ended, is gone at once. */
export function deletePod<Place>(cluster: PlacedCluster<Place>, pod: Pod<Place>): void {
  if (pod.terminating || pod.gone) return;
  if (!pod.bound || pod.ended) {
    end(cluster, pod);
    return;
  }
  terminate(cluster, pod.group);
  touch(cluster, pod.group);
}

/** The object of a pod goes. */
export function end<Place>(cluster: PlacedCluster<Place>, { gone, revision, group }: Pod<Place>): void {
  if (gone) return;
  revision.pods.setState(group, 'gone', cluster.now);
  leave(cluster, group);
  cluster.observe({ kind: 'pods', group });
  touch(cluster, group);
}

/** A pod that no node took gets one, and its life begins. */
export function bindPod<Place>(cluster: PlacedCluster<Place>, pod: Pod<Place>): void {
  const { group, revision } = pod;
  pod.bound = true;
  cluster.workload.dirty = true;
  if (!Number.isNaN(group.startedAt)) return;
  group.startedAt = cluster.now;
  revision.pods.setState(group, 'starting', cluster.now);
  cluster.observe({ kind: 'pods', group });
  scheduleLife(cluster, group);
  touch(cluster, group);
}

function touch<Place>(cluster: PlacedCluster<Place>, group: PodGroup): void {
  cluster.workload.dirty = true;
  cluster.touched.push(group);
}

/** One look of a controller, if there is anything to see, with the pods that have gone since the last one. Answers whether it took one. */
export function lookAt<Place>(cluster: PlacedCluster<Place>, look: (gone: readonly Pod<Place>[]) => void): boolean {
  const { workload, generations } = cluster;
  if (!workload.dirty && !generations.some(({ dirty }) => dirty)) return false;
  cluster.budget -= workload.spec.replicas > mostPlaced ? Number.POSITIVE_INFINITY : 1 + cluster.placed.length / podsOfUnit;
  if (cluster.budget < 0) return false;
  workload.dirty = false;
  const gone = dropGone(cluster);
  for (const generation of generations) {
    generation.dirty = false;
    if (generation.minReadySeconds === workload.spec.minReadySeconds) continue;
    generation.minReadySeconds = workload.spec.minReadySeconds;
    judgeAvailability(cluster, generation);
  }
  look(gone);
  announce(cluster);
  return true;
}

function dropGone<Place>({ placed, unsettled }: PlacedCluster<Place>): readonly Pod<Place>[] {
  const dropped = [...unsettled].filter(({ gone }) => gone);
  if (dropped.length === 0) return dropped;
  for (const pod of dropped) unsettled.delete(pod);
  let kept = 0;
  for (const pod of placed) if (!pod.gone) placed[kept++] = pod;
  placed.length = kept;
  return dropped;
}

/** Tells what the look has changed, a generation at a time. */
function announce<Place>(cluster: PlacedCluster<Place>): void {
  const changed = new Map<Generation, PodGroup[]>();
  for (const group of new Set(cluster.touched)) {
    const groups = changed.get(group.generation);
    if (groups === undefined) changed.set(group.generation, [group]);
    else groups.push(group);
  }
  cluster.touched = [];
  for (const [generation, groups] of changed) cluster.observe({ kind: 'podsChanged', generation, groups });
}
