import { isAvailable, isReady, isTerminal } from '../../cluster/pod';
import { resync } from '../../cluster/podCluster';
import type { ControllerRevision } from '../controllerRevision';
import type { DaemonPod, DaemonSetCluster } from './daemonSet';
import { allowsSurge } from './amounts';
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
function manageNode(cluster: DaemonSetCluster, { name, run, stay, pods }: SeenNode, current: ControllerRevision, work: Work): void {
  if (pods.length === 0) {
    if (run) work.create.push(name);
    return;
  }
  const staying = pods.filter(({ terminating }) => !terminating);
  if (!stay) {
    work.delete.push(...staying);
    return;
  }
  const running = byAge(staying.filter(pod => !isTerminal(pod)));
  if (running.length < staying.length) work.delete.push(...staying.filter(pod => isToBeReplaced(cluster, pod)));
  if (!allowsSurge(cluster.set.spec)) work.delete.push(...running.slice(1));
  else if (running.length === 0 && run) work.create.push(name);
  else if (running.length > 1) work.delete.push(...surplus(cluster, running, current));
}

/** A failed pod is left alone for a while if one failed there before: 1 s, 2 s, 4 s … 15 min. */
function isToBeReplaced(cluster: DaemonSetCluster, { phase, place }: DaemonPod): boolean {
  const { set, now } = cluster;
  if (phase !== 'Failed') return phase === 'Succeeded';
  const known = set.backOff.get(place);
  if (known !== undefined && now < known.until) {
    resync(cluster, known.until);
    return false;
  }
  const seconds = known === undefined ? 1 : Math.min(longestBackOff, known.seconds * 2);
  set.backOff.set(place, { seconds, until: now + seconds * 1000 });
  return true;
}

const longestBackOff = 900;

/** Of the pods of a node one new and one old stay; of these the old one goes once it isn't ready, or the new one is available. */
function surplus({ set, now }: DaemonSetCluster, running: readonly DaemonPod[], current: ControllerRevision): DaemonPod[] {
  const isNew = ({ revision }: DaemonPod): boolean => revision.template === current.template;
  const newest = running.find(isNew);
  const old = running.find(pod => !isNew(pod));
  const others = running.filter(pod => pod !== newest && pod !== old);
  if (newest === undefined || old === undefined) return others;
  return !isReady(old) || isAvailable(newest, set.spec.minReadySeconds, now) ? [...others, old] : others;
}
