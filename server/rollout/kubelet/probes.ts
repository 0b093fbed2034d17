/**
 * What a pod's probes make of its application (prober/worker.go), as measured on a real kubelet (1.34): readiness probes tick a second after the
 * container runs and then every period; startup and liveness probes tick at multiples of their period since the pod's start; a readiness probe runs as
 * soon as the startup probe has succeeded.
 */
import type { Container, PodSpec, Probe } from '../../kubernetes/deployment';

const firstTick = 1000;

/** A start of a pod's containers; milliseconds since the pod's creation. */
export interface Start {
  /** When the containers run. */
  readonly runningMs: number;
  /** When the application could answer; Infinity: never. */
  readonly upMs: number;
  /** When a container without probes counts as ready. */
  readonly unprobedMs: number;
}

/** When every container is ready; Infinity where one never is. */
export function readyAt(pod: PodSpec, start: Start): number {
  let latest = 0;
  for (const container of pod.containers) latest = Math.max(latest, containerReadyAt(container, start));
  return latest;
}

/** When a startup or liveness probe has failed so often that the kubelet kills a container; Infinity where the application is up in time. */
export function killedAt(pod: PodSpec, start: Start): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const { startupProbe, livenessProbe } of pod.containers) {
    const watching = startupProbe ?? livenessProbe;
    if (watching !== undefined) earliest = Math.min(earliest, failsAt(watching, start));
  }
  return earliest;
}

function containerReadyAt({ startupProbe, readinessProbe }: Container, { runningMs, upMs, unprobedMs }: Start): number {
  if (startupProbe === undefined && readinessProbe === undefined) return unprobedMs;
  const started = startupProbe === undefined ? null : firstSuccess(startupProbe, 0, runningMs, upMs);
  if (readinessProbe === undefined) return started ?? unprobedMs;
  const succeeds = firstSuccess(readinessProbe, started ?? runningMs + firstTick, runningMs, Math.max(upMs, started ?? 0));
  return succeeds + (Math.max(1, readinessProbe.successThreshold) - 1) * period(readinessProbe);
}

/** The first of the ticks `from`, `from` + period … at which the initial delay is over and the application answers. */
function firstSuccess(probe: Probe, from: number, runningMs: number, upMs: number): number {
  return tickAt(probe, from, Math.max(upMs, runningMs + initialDelay(probe)));
}

function failsAt(probe: Probe, { runningMs, upMs }: Start): number {
  const first = tickAt(probe, 0, runningMs + initialDelay(probe));
  const last = first + (Math.max(1, probe.failureThreshold) - 1) * period(probe);
  return last < upMs ? last : Number.POSITIVE_INFINITY;
}

function tickAt(probe: Probe, from: number, due: number): number {
  if (!Number.isFinite(due)) return Number.POSITIVE_INFINITY;
  return from + Math.max(0, Math.ceil((due - from) / period(probe))) * period(probe);
}

function initialDelay(probe: Probe): number {
  return Math.max(0, probe.initialDelaySeconds) * 1000;
}

function period(probe: Probe): number {
  return Math.max(1, probe.periodSeconds) * 1000;
}
