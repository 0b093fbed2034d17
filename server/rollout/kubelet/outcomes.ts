/** The pods of a preview: what a manifest's probes make of the assumed start-up and shutdown, and the failures that can be rehearsed. */
import type { PodSpec } from '../../kubernetes/deployment';
import type { PodOutcome } from '../../protocol';
import { lifeOf, type PodChange, type PodLife } from './podLife';
import { isProbed, readyAfter, type StartUp } from './startUp';
import { stopsAfter } from './termination';

/** A container runs a second after its pod was created, if the assumption leaves that much. */
const containerStart = 1000;
/** How long a pod that fails later has been ready by then. */
export const healthyMs = 10_000;
/** How much longer than assumed a slow start takes, and at least how long. */
const slowFactor = 10;
const slowAtLeast = 60_000;
const firstBackOff = 10_000;
const longestBackOff = 300_000;

/** The assumptions in milliseconds. */
export interface Timing {
  readonly readyMs: number;
  readonly shutdownMs: number;
}

/** The life of a pod with this outcome. Without a probe it counts as ready as soon as the application is assumed to be up. */
export function previewLife(pod: PodSpec, outcome: PodOutcome, timing: Timing): PodLife {
  const terminationMs = stopsAfter(pod, timing.shutdownMs);
  const up = upAfter(outcome, timing.readyMs);
  const ready = once(previewReadyAfter(pod, up), 'ready');
  switch (outcome) {
    case 'ready':
    case 'quota':
    case 'slowStart':
      return lifeOf([ready], terminationMs);
    case 'neverReady':
      return lifeOf([once(up, 'notReady')], terminationMs);
    case 'imagePull':
      return lifeOf([once(containerStart, 'imagePull')], terminationMs);
    case 'crash':
      return lifeOf([once(containerStart, 'crashLoop')], terminationMs);
    case 'unschedulable':
      return lifeOf([once(0, 'unschedulable')], terminationMs);
    case 'unreadyLater':
      return lifeOf([ready, once(ready.afterMs + healthyMs + failingProbeMs(pod), 'notReady')], terminationMs);
    case 'crashAfterReady':
      return { change: index => crashingChange(index, ready.afterMs, ready.afterMs - startUpOf(up).runningMs), terminationMs };
  }
}

/** The assumption that a slow start multiplies. */
export function upAfter(outcome: PodOutcome, readyMs: number): number {
  return outcome === 'slowStart' ? Math.max(slowAtLeast, readyMs * slowFactor) : readyMs;
}

/** Milliseconds from creation until a pod is ready whose application is up after `upMs`. */
export function previewReadyAfter(pod: PodSpec, upMs: number): number {
  return readyAfter(pod, startUpOf(upMs));
}

function startUpOf(up: number): StartUp {
  return { runningMs: Math.min(containerStart, up), upMs: up, unprobedMs: up };
}

function once(afterMs: number, state: PodChange['state']): PodChange {
  return { afterMs, state, recurring: false };
}

/**
 * Ready, crash, ready again … The first restart is immediate, later ones wait 10, 20, 40 … 300 s (the kubelet's back-off). After the second crash
 * it is the same over and over.
 */
function crashingChange(index: number, firstReady: number, restartMs: number): PodChange {
  const crashes = index >> 1;
  let ready = firstReady;
  for (let crash = 0; crash < crashes; crash++) ready += healthyMs + backOff(crash) + containerStart + restartMs;
  const recurring = crashes >= 2;
  return index % 2 === 0 ? { afterMs: ready, state: 'ready', recurring } : { afterMs: ready + healthyMs, state: 'crashLoop', recurring };
}

function backOff(crash: number): number {
  return crash === 0 ? 0 : Math.min(longestBackOff, firstBackOff * 2 ** (crash - 1));
}

/** How long a readiness probe has to fail until the pod isn't ready any more. */
function failingProbeMs(pod: PodSpec): number {
  if (!isProbed(pod)) return 0;
  const waits = pod.containers.map(({ readinessProbe: probe }) => (probe === undefined ? 0 : probe.periodSeconds * probe.failureThreshold));
  return Math.max(0, ...waits) * 1000;
}
