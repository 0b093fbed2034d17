import type { PodSpec } from '../../kubernetes/pods/pod';
import type { Start } from './containerProbes';
import { containerStartMs } from './containerStarts';
import { killedAt } from './probes';

/**
 * How the containers of a preview's pod start, if the application is up after so many milliseconds. One without probes counts as ready when its
 * application is up; or as soon as it runs, as in truth, where a probe has it killed before.
 */
export function firstStart(pod: PodSpec, upMs: number): Start {
  const runningMs = Math.min(containerStartMs, upMs);
  const start = { runningMs, upMs, unprobedMs: upMs };
  return Number.isFinite(killedAt(pod, start)) ? { ...start, unprobedMs: runningMs } : start;
}
