/** The DaemonSet controller (pkg/controller/daemon, daemon_controller.go): what one look at the set does. */
import { createPod, deletePod, resync } from '../../cluster/podCluster';
import type { ControllerRevision } from '../controllerRevision';
import { podSuffix } from '../../cluster/podSuffix';
import type { DaemonSetCluster } from './daemonSet';
import { manage, type Work } from './manage';
import { cleanupHistory, currentRevision } from './revisions';
import { rollingUpdate } from './rollingUpdate';
import { look } from './sight';
import { countStatus, isSameStatus } from './status';

/** At most so many pods are created, and so many deleted, in one look (BurstReplicas). */
const burstReplicas = 250;

/** syncDaemonSet: the update comes only once nothing else has to be created or deleted. */
export function syncDaemonSet(cluster: DaemonSetCluster): void {
  const { set } = cluster;
  const current = currentRevision(set);
  const sight = look(cluster, current);
  const acted = doWork(cluster, manage(cluster, sight), current) || doWork(cluster, rollingUpdate(cluster, sight), current);
  cleanupHistory(cluster);
  const status = countStatus(cluster, acted ? look(cluster, current) : sight);
  if (!isSameStatus(status, set.status)) {
    set.status = status;
    cluster.woken = true;
  }
  resyncWhenAvailable(cluster);
}

/** A second after a pod has been ready for long enough; and so long from now as fewer pods are available than ready. */
function resyncWhenAvailable(cluster: DaemonSetCluster): void {
  const { set, pods, now } = cluster;
  const { minReadySeconds } = set.spec;
  if (minReadySeconds === 0) return;
  const due = pods.map(({ readySince }) => (readySince ?? -Infinity) + (minReadySeconds + 1) * 1000).filter(at => at > now);
  if (set.status.numberReady !== set.status.numberAvailable) due.push(now + minReadySeconds * 1000);
  resync(cluster, Math.min(...due));
}

/** syncNodes: answers whether there was anything to do. */
function doWork(cluster: DaemonSetCluster, work: Work, revision: ControllerRevision): boolean {
  const { name } = cluster.set;
  for (const node of work.create.slice(0, burstReplicas)) {
    createPod(cluster, { name: `${name}-${podSuffix(name, cluster.nextPod)}`, place: node, revision });
  }
  for (const pod of work.delete.slice(0, burstReplicas)) deletePod(cluster, pod);
  return work.create.length + work.delete.length > 0;
}
