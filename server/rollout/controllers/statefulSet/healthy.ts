import { isAvailable, isRunningAndReady } from '../../cluster/pod';
import type { StatefulPod, StatefulSetCluster } from './statefulSet';

/** Whether a pod is as it should be: available (!isUnavailable), or before 1.34 ready (isHealthy). */
export function isHealthy({ workload, now, server }: StatefulSetCluster, pod: StatefulPod): boolean {
  if (pod.terminating) return false;
  return server < 34 ? isRunningAndReady(pod) : isAvailable(pod, workload.spec.minReadySeconds, now);
}
