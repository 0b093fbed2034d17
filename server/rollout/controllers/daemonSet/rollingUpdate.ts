import { isAvailable } from '../../cluster/pod';
import { amountsOf } from './amounts';
import type { DaemonPod, DaemonSetCluster } from './daemonSet';
import type { Work } from './manage';
import type { SeenNode, Sight } from './sight';

/** rollingUpdate: which old pods go, and on which nodes a new one comes beside an old one. */
export function rollingUpdate({ workload: set, now }: DaemonSetCluster, sight: Sight): Work {
  if (set.spec.updateStrategy.type === 'OnDelete') return { create: [], delete: [] };
  const { surge, unavailable } = amountsOf(set.spec, sight.desired);
  const isUp = (pod: DaemonPod | undefined): boolean => pod !== undefined && isAvailable(pod, set.spec.minReadySeconds, now);
  const places = [...sight.nodes, ...sight.gone]
    .filter(({ run, pods }) => run || pods.length > 0)
    .map(node => placeOf(node, sight.current, isUp));
  return surge === 0 ? replace(places, unavailable, sight) : surgeOver(places, surge, sight);
}

/** A node with a pod, or that should run one, and its pods that aren't terminating. */
interface Place {
  readonly node: string;
  readonly shouldRun: boolean;
  readonly newPod: DaemonPod | undefined;
  readonly oldPod: DaemonPod | undefined;
  readonly isNewAvailable: boolean;
  readonly isOldAvailable: boolean;
  /** Two pods of a kind: manage has to put that right first. */
  readonly excess: boolean;
}

function placeOf({ name, run, pods }: SeenNode, current: Sight['current'], isUp: (pod: DaemonPod | undefined) => boolean): Place {
  let newPod: DaemonPod | undefined;
  let oldPod: DaemonPod | undefined;
  let excess = false;
  for (const pod of pods) {
    if (pod.terminating) continue;
    const isNew = pod.revision.template === current.template;
    if ((isNew ? newPod : oldPod) !== undefined) excess = true;
    else if (isNew) newPod = pod;
    else oldPod = pod;
  }
  return { node: name, shouldRun: run, newPod, oldPod, isNewAvailable: isUp(newPod), isOldAvailable: isUp(oldPod), excess };
}

/** Without surge: every old pod that isn't available goes, and of the others as many as may be unavailable besides those that are. */
function replace(places: readonly Place[], most: number, { quietOld }: Sight): Work {
  const isOldOnly = ({ newPod, oldPod, excess }: Place): boolean => !excess && newPod === undefined && oldPod !== undefined;
  const isServed = (place: Place): boolean =>
    isOldOnly(place) ? place.isOldAvailable : !place.excess && place.oldPod === undefined && place.isNewAvailable;
  const left = Math.max(0, most - places.filter(place => !isServed(place)).length);
  const old = places.filter(isOldOnly);
  const candidates = old.filter(({ isOldAvailable }) => isOldAvailable).slice(0, left);
  const failing = old.filter(({ isOldAvailable }) => !isOldAvailable);
  const quiet = quietOld(left - candidates.length).flatMap(({ pods }) => pods);
  return { create: [], delete: [...[...failing, ...candidates].flatMap(({ oldPod }) => oldPod ?? []), ...quiet] };
}

/** With surge: a new pod beside each old one that isn't available, and beside as many of the others as the surge has left; an old one goes when its new one is available. */
function surgeOver(places: readonly Place[], most: number, { gone, desired, quiet, quietOld }: Sight): Work {
  const sound = places.filter(({ excess }) => !excess);
  const old = sound.filter(({ oldPod }) => oldPod !== undefined);
  const both = old.filter(({ newPod }) => newPod !== undefined);
  const alone = old.filter(({ newPod }) => newPod === undefined);
  // Asking for a node that is gone is an error, with which the look ends.
  if (alone.some(({ node }) => gone.some(({ name }) => name === node))) return { create: [], delete: [] };
  const surging = both.filter(({ isNewAvailable }) => !isNewAvailable).length + places.length - sound.length;
  const available = sound.filter(place => (place.oldPod === undefined ? place.isNewAvailable : place.isOldAvailable)).length + quiet;
  const leaving = alone.filter(({ shouldRun }) => !shouldRun);
  const remaining = alone.filter(({ shouldRun }) => shouldRun);
  const deletable = leaving.filter(({ isOldAvailable }) => isOldAvailable).slice(0, Math.max(0, available - desired));
  const deleted = [
    ...both.filter(({ isNewAvailable }) => isNewAvailable),
    ...leaving.filter(({ isOldAvailable }) => !isOldAvailable),
    ...deletable,
  ];
  const failing = remaining.filter(({ isOldAvailable }) => !isOldAvailable);
  const left = Math.max(0, most - surging);
  const candidates = remaining.filter(({ isOldAvailable }) => isOldAvailable).slice(0, left);
  const doubled = [...failing, ...candidates].map(({ node }) => node);
  const quietDoubled = quietOld(left - candidates.length).map(({ name }) => name);
  return { create: [...doubled, ...quietDoubled], delete: deleted.flatMap(({ oldPod }) => oldPod ?? []) };
}
