/** What the kubelet model says of a pod that was measured on a real kubelet; seconds since its creation, or since its deletion. */
import { readyAt } from '../../server/rollout/kubelet/probes';
import { kubeletLagMs, stopsAfter } from '../../server/rollout/kubelet/termination';
import { podSpecOf, type PodTimingRecord } from './podRecord';

/** When a pod becomes ready whose container was seen running at this second. */
export function predictReady(record: PodTimingRecord, runningSeconds: number): number {
  const ready = [record.behaviour, ...(record.second === undefined ? [] : [record.second])].map(({ readyAfter }) => {
    const upSeconds = runningSeconds + (readyAfter ?? 0);
    return readyAt(podSpecOf(record), { runningMs: runningSeconds * 1000, upMs: upSeconds * 1000, unprobedMs: runningSeconds * 1000 });
  });
  return Math.max(...ready) / 1000;
}

/** How long a pod takes to go once it is deleted. */
export function predictGone(record: PodTimingRecord): number {
  const pod = podSpecOf(record);
  const { onTerm } = record.behaviour;
  const onTermMs = onTerm === 'ignore' ? Number.POSITIVE_INFINITY : (onTerm ?? 0) * 1000;
  return (stopsAfter(pod, onTermMs) + kubeletLagMs(pod)) / 1000;
}
