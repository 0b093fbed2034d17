/** How long a pod takes to stop (kuberuntime: killContainer): preStop, TERM, and KILL when the grace period is over. */
import type { Container, PodSpec } from '../../kubernetes/deployment';

/** What is left for TERM after a preStop that used up the grace period. */
const minimumGrace = 2000;

/**
 * Milliseconds from the deletion until the last container has stopped. `onTermMs` is what the application takes to exit after TERM, Infinity where it
 * ignores it. A grace period of 0 kills at once, a negative one counts as 1 s. The kubelet takes about a second more until the object has gone: see
 * `kubeletLagMs`.
 */
export function stopsAfter(pod: PodSpec, onTermMs: number): number {
  const seconds = pod.terminationGracePeriodSeconds;
  if (seconds === 0) return 0;
  const grace = (seconds < 0 ? 1 : seconds) * 1000;
  let latest = 0;
  for (const container of pod.containers) {
    const preStop = Math.min(preStopSeconds(container) * 1000, grace);
    latest = Math.max(latest, Math.min(preStop + onTermMs, Math.max(grace, preStop + minimumGrace)));
  }
  return latest;
}

/** From the end of the last container until the pod's object has gone, as measured. The preview leaves it out: its seconds are assumptions anyway. */
export function kubeletLagMs(pod: PodSpec): number {
  return pod.terminationGracePeriodSeconds === 0 ? 100 : 1200;
}

/** The seconds that a container's preStop sleeps, as the sleep action or as a command; 0 where that can't be told. */
export function preStopSeconds(container: Container): number {
  const preStop = container.lifecycle?.preStop;
  if (preStop === undefined) return 0;
  if (preStop.sleep !== undefined) return Math.max(0, preStop.sleep.seconds);
  const exec = preStop['exec'];
  if (typeof exec !== 'object' || exec === null || !('command' in exec) || !Array.isArray(exec.command)) return 0;
  const command = exec.command.filter(word => typeof word === 'string').join(' ');
  const sleep = /(?:^|[\s;&/])sleep\s+(\d+(?:\.\d+)?)s?(?=$|[\s;&])/.exec(command);
  return sleep === null ? 0 : Number(sleep[1]);
}
