/** How long a pod takes to stop (kuberuntime: killContainer): preStop, TERM, and KILL when the grace period is over. */
import type { Container, PodSpec } from '../../kubernetes/pods/pod';
import { preStopTime } from './preStop';
import { sidecarsOf } from './sidecars';

/** What is left for TERM after a preStop, or a wait, that used up the grace period. */
const minimumGrace = 2000;

/**
 * Milliseconds from the deletion until the last container has stopped. `onTermMs` is what each of them takes to exit after TERM, Infinity where it
 * ignores it. All preStop hooks begin at once; sidecars get TERM when the containers have stopped, the last of them first (termination_order.go). A
 * grace period of 0 kills at once, a negative one counts as 1 s. Of a preStop hook whose time isn't known counts what is. The kubelet takes about a
 * second more until the object has gone: see `kubeletLagMs`.
 */
export function stopsAfter(pod: PodSpec, onTermMs: number): number {
  const seconds = pod.terminationGracePeriodSeconds;
  if (seconds === 0) return 0;
  const grace = (seconds < 0 ? 1 : seconds) * 1000;
  const end = (container: Container, turn: number): number => {
    const termAt = Math.max(Math.min(preStopTime(container).seconds * 1000, grace), Math.min(turn, grace));
    return Math.min(termAt + onTermMs, Math.max(grace, termAt + minimumGrace));
  };
  const stopped = pod.containers.reduce((latest, container) => Math.max(latest, end(container, 0)), 0);
  return sidecarsOf(pod).reduceRight((turn, sidecar) => Math.max(turn, end(sidecar, turn)), stopped);
}

/** From the end of the last container until the pod's object has gone, as measured. The preview leaves it out: its seconds are assumptions anyway. */
export function kubeletLagMs(pod: PodSpec): number {
  return pod.terminationGracePeriodSeconds === 0 ? 100 : 1200;
}
