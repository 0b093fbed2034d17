import type { EventReason } from '../../../protocol/timeline';
import type { DaemonSetCluster } from './daemonSet';

/** An event of the DaemonSet (daemon_controller.go). */
export function tell(cluster: DaemonSetCluster, type: 'Normal' | 'Warning', reason: EventReason, message: string): void {
  cluster.observe({ kind: 'event', atMs: cluster.now, type, reason, message });
}
