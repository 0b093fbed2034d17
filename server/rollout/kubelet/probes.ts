/** What the probes of all containers make of a pod. */
import type { PodSpec } from '../../kubernetes/pods/pod';
import { containerKilledAt, containerReadyAt, type Start } from './containerProbes';
import { containerStarts } from './containerStarts';

/** When every container and sidecar is ready; Infinity where one never is. */
export function readyAt(pod: PodSpec, start: Start): number {
  return containerStarts(pod, start).reduce((latest, own) => Math.max(latest, containerReadyAt(own.container, own.start)), 0);
}

/** When a startup or liveness probe has failed so often that the kubelet kills a container; Infinity where the application is up in time. */
export function killedAt(pod: PodSpec, start: Start): number {
  const kills = containerStarts(pod, start).map(own => containerKilledAt(own.container, own.start));
  return kills.reduce((earliest, kill) => Math.min(earliest, kill), Number.POSITIVE_INFINITY);
}
