/** The DaemonSet controller (pkg/controller/daemon, daemon_controller.go): what one look at the set does. */
import { podSuffix } from '../../cluster/podSuffix';
import { bindPod, createPod, deletePod } from '../../cluster/placedPods';
import type { ControllerRevision } from '../controllerRevision';
import type { DaemonPod, DaemonSetCluster } from './daemonSet';
import { endOfBatch } from '../slowStart';
import { tell } from './events';
import { isPortFree } from './hostPorts';
import { manage, type Work } from './manage';
import { downNodes } from './nodes';
import { cleanupHistory, currentRevision } from './revisions';
import { rollingUpdate } from './rollingUpdate';
import { look } from './sight';
import { countStatus, isSameStatus } from './status';

/** At most so many pods are created, and so many deleted, in one look (BurstReplicas). */
const burstReplicas = 250;

/** syncDaemonSet: the update comes only once nothing else has to be created or deleted. */
export function syncDaemonSet(cluster: DaemonSetCluster, gone: readonly DaemonPod[]): void {
  const { workload: set } = cluster;
  cluster.nodePods.update(cluster, gone);
  if (cluster.binds) bindPods(cluster);
  const current = currentRevision(cluster);
  const sight = look(cluster, current);
  const acted = doWork(cluster, manage(cluster, sight), current) || doWork(cluster, rollingUpdate(cluster, sight), current);
  cleanupHistory(cluster);
  const status = countStatus(cluster, acted ? look(cluster, current) : sight);
  if (!isSameStatus(status, set.status)) {
    set.status = status;
    set.dirty = true;
  }
}

/** Whether the nodes are known, so that the scheduler itself is simulated. */
function isScheduled({ surroundings }: DaemonSetCluster): boolean {
  return surroundings?.scheduler?.knowsNodes === true;
}

/** The scheduler, of nodes of which nothing is known: a pod waits as long as another one has a port of its node that it wants. */
function bindPods(cluster: DaemonSetCluster): void {
  for (const pod of cluster.unsettled) {
    if (!pod.bound && !pod.terminating && !pod.gone && isPortFree(cluster, pod.place, pod.revision.template, pod)) bindPod(cluster, pod);
  }
}

/** syncNodes: answers whether there was anything to do. */
function doWork(cluster: DaemonSetCluster, work: Work, revision: ControllerRevision): boolean {
  const { name: set } = cluster.workload;
  const down = work.create.length === 0 ? new Set<string>() : downNodes(cluster.nodes);
  let end = burstReplicas - 1;
  for (const [index, place] of work.create.entries()) {
    if (index > end) break;
    const name = `${set}-${podSuffix(set, cluster.nextGroup)}`;
    const waits = cluster.binds && !isScheduled(cluster) && !isPortFree(cluster, place, revision.template);
    const created = createPod(cluster, { name, place, revision, waits, isLost: down.has(place) });
    if (typeof created === 'string') {
      tell(cluster, 'Warning', 'FailedCreate', `Error creating: ${created}`);
      end = Math.min(end, endOfBatch(index));
      continue;
    }
    cluster.nodePods.add(created);
    tell(cluster, 'Normal', 'SuccessfulCreate', `Created pod: ${name}`);
  }
  for (const pod of work.delete.slice(0, burstReplicas)) {
    tell(cluster, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.name}`);
    deletePod(cluster, pod);
  }
  return work.create.length + work.delete.length > 0;
}
