/** In which order the containers of a pod start (kuberuntime: computeInitContainerActions). */
import type { Container, PodSpec } from '../../kubernetes/pods/pod';
import { startedAt, type Start } from './containerProbes';
import { sidecarsOf } from './sidecars';

export interface ContainerStart {
  readonly container: Container;
  readonly start: Start;
}

/** From the decision to start a container until it runs. */
export const containerStartMs = 1000;

/**
 * Every lasting container with its start. `start` is that of one that nothing holds back: what waits for the startup probe of a sidecar starts as much
 * later. Other init containers count as a part of it.
 */
export function containerStarts(pod: PodSpec, start: Start): readonly ContainerStart[] {
  const starts: ContainerStart[] = [];
  let next = start;
  for (const sidecar of sidecarsOf(pod)) {
    starts.push({ container: sidecar, start: next });
    if (sidecar.startupProbe !== undefined) next = movedTo(next, startedAt(sidecar, next) + containerStartMs);
  }
  return [...starts, ...pod.containers.map(container => ({ container, start: next }))];
}

/** The same start at another time; Infinity: never. */
export function movedTo({ runningMs, upMs, unprobedMs }: Start, to: number): Start {
  if (!Number.isFinite(to)) return { runningMs: to, upMs: to, unprobedMs: to };
  return { runningMs: to, upMs: upMs + to - runningMs, unprobedMs: unprobedMs + to - runningMs };
}
