/** The pods of a preview: what a manifest makes of the assumed start-up and shutdown, and the failures that can be rehearsed. */
import type { PodSpec } from '../../kubernetes/pods/pod';
import { readinessGates, schedulingGates } from '../../kubernetes/gates';
import type { PodOutcome } from '../../protocol/scenario';
import { causeOf } from '../obstacles/cause';
import type { Obstacle, Timing } from '../obstacles/obstacle';
import type { Start } from './containerProbes';
import { containerStartMs, containerStarts, movedTo } from './containerStarts';
import { firstStart } from './firstStart';
import { lifeOf, once, type PodLife } from './podLife';
import { killedAt, readyAt } from './probes';
import { restartingLife } from './restarts';
import { stopsAfter } from './termination';

/** How long a pod that fails later has been ready by then. */
const healthyMs = 10_000;
/** How much longer than assumed a slow start takes, and at least how long. */
const slowFactor = 10;
const slowAtLeast = 60_000;

/** The life of a pod that becomes ready whatever its probes say: one of those that were there before the preview begins. */
export function healthyLife(pod: PodSpec, timing: Timing): PodLife {
  const start = startOf(pod, 'ready', timing);
  const ready = readyAt(pod, start);
  return lifeOf([once(Number.isFinite(ready) ? ready : start.upMs, 'ready')], stopsAfter(pod, timing.shutdownMs));
}

/**
 * The life of a pod with this outcome, if nothing comes in between before: `obstacle` is the first of those in its template. Without a probe it counts
 * as ready as soon as the application is assumed to be up.
 */
export function previewLife(pod: PodSpec, outcome: PodOutcome, timing: Timing, obstacle: Obstacle | null = null): PodLife {
  const terminationMs = stopsAfter(pod, timing.shutdownMs);
  const cause = causeOf(outcome, obstacle);
  const start = startOf(pod, outcome, timing);
  const ready = readyAt(pod, start);
  const gateMs = readinessGates(pod).length === 0 ? 0 : (timing.gateMs ?? 0);
  switch (cause.kind) {
    case 'refused':
      return { ...lifeOf([], terminationMs), refused: cause.message };
    case 'tooLittleMemory':
      return lifeOf([], terminationMs);
    case 'schedulingGate':
    case 'unschedulable':
      return lifeOf([once(0, 'unschedulable')], terminationMs);
    case 'imageName':
    case 'imagePull':
      return lifeOf([once(containerStartMs, 'imagePull')], terminationMs);
    case 'hookPort':
    case 'crash':
      return lifeOf([once(start.runningMs, 'crashLoop')], terminationMs);
    case 'probePort':
    case 'neverReady':
      return lifeOf([once(start.upMs, 'notReady')], terminationMs);
    case 'readinessGate':
      return lifeOf([once(ready, 'notReady')], terminationMs);
    case 'ready':
    case 'quota':
    case 'slowStart':
    case 'probeKills':
      return restartingLife(pod, start, Number.POSITIVE_INFINITY, terminationMs, gateMs);
    case 'unreadyLater':
      return lifeOf([once(ready + gateMs, 'ready'), once(ready + gateMs + healthyMs + failingProbeMs(pod), 'notReady')], terminationMs);
    case 'crashAfterReady':
      return restartingLife(pod, start, ready + gateMs - runningAt(pod, start) + healthyMs, terminationMs, gateMs);
  }
}

/** What the manifest makes of the assumptions for a new pod; milliseconds since its creation, Infinity where it doesn't come to that. */
export interface PreviewReady {
  /** When the sidecars let the containers start; 0 where they don't hold them back. */
  readonly heldMs: number;
  /** When the application is up. */
  readonly upMs: number;
  /** When the probes have found that out, and the gates are open. */
  readonly readyMs: number;
}

export function previewReady(pod: PodSpec, outcome: PodOutcome, timing: Timing): PreviewReady {
  const start = startOf(pod, outcome, timing);
  const gateMs = readinessGates(pod).length === 0 ? 0 : (timing.gateMs ?? 0);
  const last = containerStarts(pod, start).at(-1)?.start ?? start;
  return {
    heldMs: last.runningMs === start.runningMs ? 0 : last.runningMs,
    upMs: last.upMs,
    readyMs: Number.isFinite(killedAt(pod, start)) ? Number.POSITIVE_INFINITY : readyAt(pod, start) + gateMs,
  };
}

/** A pod that waits for its scheduling gates does so before everything else. */
function startOf(pod: PodSpec, outcome: PodOutcome, { readyMs, gateMs = 0 }: Timing): Start {
  const start = firstStart(pod, outcome === 'slowStart' ? Math.max(slowAtLeast, readyMs * slowFactor) : readyMs);
  return schedulingGates(pod).length === 0 ? start : movedTo(start, start.runningMs + gateMs);
}

function runningAt(pod: PodSpec, start: Start): number {
  return containerStarts(pod, start).at(-1)?.start.runningMs ?? start.runningMs;
}

/** How long a readiness probe has to fail until the pod isn't ready any more. */
function failingProbeMs(pod: PodSpec): number {
  const waits = pod.containers.map(({ readinessProbe: probe }) => (probe === undefined ? 0 : probe.periodSeconds * probe.failureThreshold));
  return Math.max(0, ...waits) * 1000;
}
