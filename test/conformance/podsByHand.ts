/** What a recorder does to single pods of a simulated Deployment, as the kubelet would. */
import type { Cluster, Generation } from '../../server/rollout/cluster/cluster';
import type { PodGroup } from '../../server/rollout/cluster/podGroups';
import { becomeReady, takePods } from '../../server/rollout/cluster/pods';

/** The pods of a generation begin or cease to be ready: the oldest that may and aren't, or the longest ready. */
export function probe(
  cluster: Cluster,
  generation: Generation,
  count: number,
  to: 'ready' | 'unready',
  mayBecomeReady: (group: PodGroup) => boolean = () => true,
): void {
  for (let left = count; left > 0;) {
    const { unreadyGroups, readyGroups } = generation.pods;
    const first = to === 'ready' ? unreadyGroups.find(mayBecomeReady) : readyGroups[0];
    if (first === undefined) return;
    const group = takePods(cluster, first, left);
    left -= group.count;
    if (to === 'ready') becomeReady(cluster, group);
    else {
      generation.pods.setState(group, 'notReady', cluster.now);
      generation.dirty = true;
    }
  }
}

/** Pods that terminate are gone. */
export function vanish(cluster: Cluster, group: PodGroup): void {
  group.generation.pods.setState(group, 'gone', cluster.now);
  group.generation.dirty = true;
  cluster.workload.dirty = true;
}

/** What a recorder calls a generation: by the order of their creation. */
export function nameOf({ number }: Generation): string {
  return `rs${number}`;
}
