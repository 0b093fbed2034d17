/** The pods of a preview: what a manifest's probes make of the assumed start-up and shutdown, and the failures that can be rehearsed. */
import type { PodSpec } from '../../kubernetes/deployment';
import type { PodOutcome } from '../../protocol/scenario';
import { lifeOf, once, type PodLife } from './podLife';
import { readyAt, type Start } from './probes';
import { restartingLife } from './restarts';
import { stopsAfter } from './termination';

/** A container runs a second after its pod was created, if the assumption leaves that much. */
const containerStart = 1000;
/** How long a pod that fails later has been ready by then. */
export const healthyMs = 10_000;
/** How much longer than assumed a slow start takes, and at least how long. */
const slowFactor = 10;
const slowAtLeast = 60_000;

/** The assumptions in milliseconds. */
export interface Timing {
  readonly readyMs: number;
  readonly shutdownMs: number;
}

/** The life of a pod with this outcome. Without a probe it counts as ready as soon as the application is assumed to be up. */
export function previewLife(pod: PodSpec, outcome: PodOutcome, timing: Timing): PodLife {
  const terminationMs = stopsAfter(pod, timing.shutdownMs);
  const start = startOf(outcome, timing.readyMs);
  const ready = readyAt(pod, start);
  switch (outcome) {
    case 'ready':
    case 'quota':
      return lifeOf([once(ready, 'ready')], terminationMs);
    case 'slowStart':
      return restartingLife(pod, start, Number.POSITIVE_INFINITY, terminationMs);
    case 'neverReady':
      return lifeOf([once(start.upMs, 'notReady')], terminationMs);
    case 'imagePull':
      return lifeOf([once(containerStart, 'imagePull')], terminationMs);
    case 'crash':
      return lifeOf([once(start.runningMs, 'crashLoop')], terminationMs);
    case 'unschedulable':
      return lifeOf([once(0, 'unschedulable')], terminationMs);
    case 'unreadyLater':
      return lifeOf([once(ready, 'ready'), once(ready + healthyMs + failingProbeMs(pod), 'notReady')], terminationMs);
    case 'crashAfterReady':
      return restartingLife(pod, start, ready - start.runningMs + healthyMs, terminationMs);
  }
}

/** When the application of a preview's pod is up, and when the pod is ready; milliseconds since its creation. */
export function previewReady(pod: PodSpec, outcome: PodOutcome, readyMs: number): { readonly upMs: number; readonly readyMs: number } {
  const start = startOf(outcome, readyMs);
  return { upMs: start.upMs, readyMs: readyAt(pod, start) };
}

function startOf(outcome: PodOutcome, readyMs: number): Start {
  const up = outcome === 'slowStart' ? Math.max(slowAtLeast, readyMs * slowFactor) : readyMs;
  return { runningMs: Math.min(containerStart, up), upMs: up, unprobedMs: up };
}

/** How long a readiness probe has to fail until the pod isn't ready any more. */
function failingProbeMs(pod: PodSpec): number {
  const waits = pod.containers.map(({ readinessProbe: probe }) => (probe === undefined ? 0 : probe.periodSeconds * probe.failureThreshold));
  return Math.max(0, ...waits) * 1000;
}
