/** Pods that have waited for minutes are tried again, whatever has happened (PodMaxInUnschedulablePodsDuration). */
import type { Placement } from '../scheduler/placement';
import type { Cluster } from './cluster';

/** The scheduler looks every 30 s who has; here it does so at once. */
const longestMs = 300_000;

/** Pods have just been tried in vain. */
export function noteTried(cluster: Cluster, placement: Placement): void {
  placement.triedAt = cluster.now;
  if (cluster.flushSet) return;
  cluster.flushSet = true;
  cluster.timers.set(cluster.now + longestMs, { kind: 'flush' });
}

/** It is time for those who have waited longest. */
export function flush(cluster: Cluster): void {
  const scheduler = cluster.surroundings?.scheduler ?? null;
  cluster.flushSet = false;
  if (scheduler === null || scheduler.waiting.length === 0) return;
  scheduler.flush(cluster.now - longestMs);
  const next = scheduler.waiting.reduce((least, { untried, triedAt }) => Math.min(least, untried ? cluster.now : triedAt), cluster.now);
  cluster.flushSet = true;
  cluster.timers.set(next + longestMs, { kind: 'flush' });
}

/** Whether it would be in vain now. */
export function flushesInVain({ surroundings }: Cluster): boolean {
  const scheduler = surroundings?.scheduler ?? null;
  return scheduler === null || [...new Set(scheduler.waiting.map(({ info }) => info))].every(info => scheduler.fitting(info).length === 0);
}
