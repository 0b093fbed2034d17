/**
 * When a pod becomes ready, as measured on a real kubelet (1.34): readiness probes tick a second after the container runs and then every period; startup
 * probes tick at multiples of their period since the pod's start, and a readiness probe runs as soon as they succeed (prober/worker.go).
 */
import type { Container, PodSpec, Probe } from '../../kubernetes/deployment';

const firstTick = 1000;

export interface StartUp {
  /** From the pod's creation until its containers run. */
  readonly runningMs: number;
  /** From the pod's creation until the application could answer a probe; Infinity: never. */
  readonly upMs: number;
  /** From the pod's creation until a container without probes counts as ready. */
  readonly unprobedMs: number;
}

/** Milliseconds from creation until every container is ready; Infinity where one never is. */
export function readyAfter(pod: PodSpec, startUp: StartUp): number {
  let latest = 0;
  for (const container of pod.containers) latest = Math.max(latest, containerReadyAfter(container, startUp));
  return latest;
}

/** Whether a probe decides when the pod is ready. */
export function isProbed(pod: PodSpec): boolean {
  return pod.containers.some(({ readinessProbe, startupProbe }) => readinessProbe !== undefined || startupProbe !== undefined);
}

function containerReadyAfter({ startupProbe, readinessProbe }: Container, { runningMs, upMs, unprobedMs }: StartUp): number {
  if (startupProbe === undefined && readinessProbe === undefined) return unprobedMs;
  const started = startupProbe === undefined ? null : firstSuccess(startupProbe, 0, runningMs, upMs);
  if (readinessProbe === undefined) return started ?? unprobedMs;
  const succeeds = firstSuccess(readinessProbe, started ?? runningMs + firstTick, runningMs, Math.max(upMs, started ?? 0));
  return succeeds + (Math.max(1, readinessProbe.successThreshold) - 1) * period(readinessProbe);
}

/** The first of the ticks `from`, `from` + period … at which the initial delay is over and the application answers. */
function firstSuccess(probe: Probe, from: number, runningMs: number, upMs: number): number {
  const due = Math.max(upMs, runningMs + Math.max(0, probe.initialDelaySeconds) * 1000);
  if (!Number.isFinite(due)) return Number.POSITIVE_INFINITY;
  return from + Math.max(0, Math.ceil((due - from) / period(probe))) * period(probe);
}

function period(probe: Probe): number {
  return Math.max(1, probe.periodSeconds) * 1000;
}
