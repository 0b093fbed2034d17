import { isAvailable, isReady } from '../../cluster/pod';
import type { DaemonPod, DaemonSetCluster } from './daemonSet';
import { allowsSurge } from './amounts';
import { tell } from './events';
import { byAge, type SeenNode, type Sight } from './sight';

/** What a look is to create, on which nodes, and to delete. */
export interface Work {
  readonly create: string[];
  readonly delete: DaemonPod[];
}

/** manage: a pod on each node that should run one, and none where none may stay. */
export function manage(cluster: DaemonSetCluster, sight: Sight): Work {
  const work: Work = { create: [], delete: [] };
  for (const node of sight.nodes) manageNode(cluster, node, sight.current, work);
  // Those that were bound are the pod garbage collector's business.
  for (const { pods } of sight.gone) work.delete.push(...pods.filter(({ bound, terminating }) => !bound && !terminating));
  return work;
}

/** podsShouldBeOnNode */
function manageNode(cluster: DaemonSetCluster, { name, run, stay, pods }: SeenNode, current: Sight['current'], work: Work): void {
  if (pods.length === 0) {
    if (run) work.create.push(name);
    return;
  }
  const staying = pods.filter(({ terminating }) => !terminating);
  if (!stay) {
    work.delete.push(...staying);
    return;
  }
  const running = byAge(staying.filter(pod => !pod.ended));
  if (running.length < staying.length) work.delete.push(...staying.filter(pod => isToBeReplaced(cluster, pod)));
  if (!allowsSurge(cluster.workload.spec)) work.delete.push(...running.slice(1));
  else if (running.length === 0 && run) work.create.push(name);
  else if (running.length > 1) work.delete.push(...surplus(cluster, running, current));
}

/** A failed pod is left alone for a while if one failed there before: 1 s, 2 s, 4 s … 15 min. */
function isToBeReplaced(cluster: DaemonSetCluster, { ended, place, name }: DaemonPod): boolean {
  const { workload: set, now } = cluster;
  if (!ended) return false;
  const known = set.backOff.get(place);
  if (known !== undefined && now < known.until) {
    set.resyncAt = Math.min(set.resyncAt, known.until);
    return false;
  }
  const seconds = known === undefined ? 1 : Math.min(longestBackOff, known.seconds * 2);
  set.backOff.set(place, { seconds, until: now + seconds * 1000 });
  const pod = `${set.namespace ?? 'default'}/${name}`;
  tell(cluster, 'Warning', 'FailedDaemonPod', `Found failed daemon pod ${pod} on node ${place}, will try to kill it`);
  return true;
}

const longestBackOff = 900;

/** Of the pods of a node one new and one old stay; of these the old one goes once it isn't ready, or the new one is available. */
function surplus({ workload: set, now }: DaemonSetCluster, running: readonly DaemonPod[], current: Sight['current']): DaemonPod[] {
  const isNew = ({ revision }: DaemonPod): boolean => revision.template === current.template;
  const newest = running.find(isNew);
  const old = running.find(pod => !isNew(pod));
  const others = running.filter(pod => pod !== newest && pod !== old);
  if (newest === undefined || old === undefined) return others;
  return !isReady(old) || isAvailable(newest, set.spec.minReadySeconds, now) ? [...others, old] : others;
}
