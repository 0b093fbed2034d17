/**
 * What a container's probes make of its application (prober/worker.go), as measured on a real kubelet (1.34): readiness probes tick a second after the
 * container runs and then every period; startup and liveness probes tick at multiples of their period since the pod's start; a readiness probe runs as
 * soon as the startup probe has succeeded. The answer of a probe that names a port which its container doesn't have is thrown away.
 */
import { unknownPort } from '../../kubernetes/containerPort';
import type { Container, Probe } from '../../kubernetes/pods/pod';

const firstTick = 1000;

/** A start of a container, or of a pod's containers that nothing holds back; milliseconds since the pod's creation. */
export interface Start {
  /** When it runs; Infinity: never. */
  readonly runningMs: number;
  /** When the application could answer; Infinity: never. */
  readonly upMs: number;
  /** When a container without probes counts as ready. */
  readonly unprobedMs: number;
}

const never = Number.POSITIVE_INFINITY;

/** When a container is ready; Infinity: never. */
export function containerReadyAt(container: Container, start: Start): number {
  const { readinessProbe } = container;
  const { runningMs, upMs, unprobedMs } = start;
  const started = startedAt(container, start);
  if (readinessProbe === undefined) return container.startupProbe === undefined ? unprobedMs : started;
  if (unknownPort(container, readinessProbe) !== undefined) return never;
  const from = container.startupProbe === undefined ? runningMs + firstTick : started;
  const succeeds = firstSuccess(readinessProbe, from, runningMs, Math.max(upMs, started));
  return succeeds + (Math.max(1, readinessProbe.successThreshold) - 1) * period(readinessProbe);
}

/** When a container has started, so that the next one may start: its startup probe has succeeded, or it has none and runs. Infinity: never. */
export function startedAt(container: Container, { runningMs, upMs }: Start): number {
  const { startupProbe } = container;
  if (startupProbe === undefined) return runningMs;
  return unknownPort(container, startupProbe) === undefined ? firstSuccess(startupProbe, 0, runningMs, upMs) : never;
}

/** The probe that can have a container killed before its application is up. */
function watchingProbe({ startupProbe, livenessProbe }: Container): Probe | undefined {
  return startupProbe ?? livenessProbe;
}

/** When the kubelet kills a container before its application is up; Infinity: it doesn't. */
export function containerKilledAt(container: Container, { runningMs, upMs }: Start): number {
  const probe = watchingProbe(container);
  if (probe === undefined || unknownPort(container, probe) !== undefined) return never;
  const first = tickAt(probe, 0, runningMs + initialDelay(probe));
  const last = first + (Math.max(1, probe.failureThreshold) - 1) * period(probe);
  return last < upMs ? last : never;
}

/** The first of the ticks `from`, `from` + period … at which the initial delay is over and the application answers. */
function firstSuccess(probe: Probe, from: number, runningMs: number, upMs: number): number {
  return tickAt(probe, from, Math.max(upMs, runningMs + initialDelay(probe)));
}

function tickAt(probe: Probe, from: number, due: number): number {
  if (!Number.isFinite(due)) return never;
  return from + Math.max(0, Math.ceil((due - from) / period(probe))) * period(probe);
}

function initialDelay(probe: Probe): number {
  return Math.max(0, probe.initialDelaySeconds) * 1000;
}

function period(probe: Probe): number {
  return Math.max(1, probe.periodSeconds) * 1000;
}
