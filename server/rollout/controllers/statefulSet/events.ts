import { deletePod } from '../../cluster/placedPods';
import type { StatefulPod, StatefulSetCluster } from './statefulSet';

/** An event of the StatefulSet (stateful_pod_control.go). */
export function tell(cluster: StatefulSetCluster, type: 'Normal' | 'Warning', reason: string, message: string): void {
  cluster.observe({ kind: 'event', atMs: cluster.now, type, reason, message });
}

/** DeleteStatefulPod */
export function deleteStatefulPod(cluster: StatefulSetCluster, pod: StatefulPod): void {
  tell(cluster, 'Normal', 'SuccessfulDelete', `Delete Pod ${pod.name} in StatefulSet ${cluster.workload.name} successful`);
  deletePod(cluster, pod);
}
