/** Pods that have waited for minutes are tried again, whatever has happened (PodMaxInUnschedulablePodsDuration). */
import type { Placement } from '../scheduler/placement';
import type { Cluster } from './cluster';
import { lacksNews, recurringMs } from './recurring';

/** The scheduler looks every 30 s who has; here it does so at once. */
const longestMs = 300_000;

/** Pods have just been tried in vain. */
export function noteTried(cluster: Cluster, placement: Placement): void {
  placement.triedAt = cluster.now;
  if (cluster.now + longestMs < cluster.flushAt) setFlush(cluster, cluster.now + longestMs);
}

/** It is time for those who have waited longest. */
export function flush(cluster: Cluster): void {
  const scheduler = cluster.surroundings?.scheduler ?? null;
  cluster.flushAt = Number.POSITIVE_INFINITY;
  if (scheduler === null || scheduler.waiting.length === 0) return;
  if (lacksNews(cluster, recurringMs.toRest) && flushesInVain(cluster)) {
    // They aren't tried, and it is looked less and less often whether they would be in vain.
    setFlush(cluster, 2 * cluster.now - cluster.newsAt);
    return;
  }
  scheduler.flush(cluster.now - longestMs);
  const next = scheduler.waiting.reduce((least, { untried, triedAt }) => Math.min(least, untried ? cluster.now : triedAt), cluster.now);
  setFlush(cluster, next + longestMs);
}

/** Whether it would be in vain now. */
export function flushesInVain({ surroundings }: Cluster): boolean {
  const scheduler = surroundings?.scheduler ?? null;
  return scheduler === null || [...new Set(scheduler.waiting.map(({ info }) => info))].every(info => scheduler.fitting(info).length === 0);
}

function setFlush(cluster: Cluster, at: number): void {
  cluster.flushAt = at;
  cluster.timers.set(at, { kind: 'flush', at });
}
