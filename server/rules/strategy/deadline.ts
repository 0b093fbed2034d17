import { readyAt } from '../../rollout/kubelet/probes';
import type { Subject } from '../rule';

const byDefault = 600;

/** The seconds from a pod's creation until it is available, if its application is up as fast as assumed. */
export function secondsUntilAvailable({ workload, assume }: Pick<Subject, 'workload' | 'assume'>): number {
  const { minReadySeconds, template } = workload.object.spec;
  const upMs = assume.readySeconds * 1000;
  return readyAt(template.spec, { runningMs: Math.min(1000, upMs), upMs, unprobedMs: upMs }) / 1000 + minReadySeconds;
}

/**
 * A progress deadline that leaves a healthy pod twice the time that it takes, and that is the default where that suffices, or no time would; whole
 * seconds.
 */
export function ampleDeadline(subject: Pick<Subject, 'workload' | 'assume'>): number {
  const seconds = secondsUntilAvailable(subject);
  return Number.isFinite(seconds) ? Math.max(byDefault, Math.ceil((2 * seconds) / 60) * 60) : byDefault;
}
