/** The simulation of a cluster whose pods live one by one: the controller looks until nothing wakes it any more, and only then does time move on. */
import type { PodChange } from '../kubelet/podLife';
import { end, enter, type PodCluster, type PodTimer, scheduleLife } from './podCluster';
import { individualPods } from './pods';
import { isTerminal, type Pod } from './pod';

export function settle<Place>(cluster: PodCluster<Place>): void {
  while (cluster.woken && cluster.budget > 0) {
    cluster.budget--;
    cluster.woken = false;
    cluster.sync();
  }
}

/** Simulates up to and including a time, and stops there. */
export function advance<Place>(cluster: PodCluster<Place>, until: number): void {
  while (hasNext(cluster) && cluster.timers.nextAt <= until) step(cluster);
  if (cluster.budget > 0 && Number.isFinite(until)) cluster.now = Math.max(cluster.now, until);
}

/** Whether something happens by itself again. */
function hasNext<Place>({ budget, timers }: PodCluster<Place>): boolean {
  return budget > 0 && timers.size > 0;
}

/** Moves the clock to the next event and lets everything due at that moment happen: of few pods one by one, of more all at once, as a real controller sees them. */
function step<Place>(cluster: PodCluster<Place>): void {
  cluster.now = Math.max(cluster.now, cluster.timers.nextAt);
  while (hasNext(cluster) && cluster.timers.nextAt <= cluster.now) {
    const timer = cluster.timers.take();
    if (timer !== undefined) happen(cluster, timer);
    if (cluster.pods.length <= individualPods) settle(cluster);
  }
  settle(cluster);
}

function happen<Place>(cluster: PodCluster<Place>, timer: PodTimer<Place>): void {
  switch (timer.kind) {
    case 'resync':
      if (cluster.resyncAt <= cluster.now) cluster.resyncAt = Number.POSITIVE_INFINITY;
      cluster.woken = true;
      return;
    case 'gone':
      end(cluster, timer.pod);
      return;
    case 'life':
      live(cluster, timer.pod);
      return;
  }
}

function live<Place>(cluster: PodCluster<Place>, pod: Pod<Place>): void {
  const next: PodChange | null = pod.life.change(pod.next);
  if (next === null || pod.terminating || pod.gone || isTerminal(pod) || pod.createdAt + next.afterMs !== cluster.now) return;
  pod.next++;
  scheduleLife(cluster, pod);
  enter(cluster, pod, next.state);
}
