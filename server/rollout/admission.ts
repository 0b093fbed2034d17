/**
 * What the API server makes of the ReplicaSet controller's requests to create pods. A plugin says how many of them it lets through; whatever lets
 * through the fewest decides, and of several the first in the server's order.
 */
import type { PodNames } from '../kubernetes/admission/podRefusal';
import type { Cluster } from './cluster/cluster';
import type { PodLife } from './kubelet/podLife';

export interface Creation {
  readonly cluster: Cluster;
  readonly life: PodLife;
  /** How many pods are asked for. */
  readonly wanted: number;
}

/** How many pods come into being, and the server's answer to the next one. */
export interface Answer {
  readonly admitted: number;
  readonly refusal: (pod: PodNames) => string;
}

/** null: all that are wanted. */
type Plugin = (creation: Creation) => Answer | null;

/** In the order of the API server. */
const plugins: readonly Plugin[] = [podItself, podQuota];

/** null: nothing stands in the way of any of them. */
export function admit(creation: Creation): Answer | null {
  let answer: Answer | null = null;
  for (const plugin of plugins) {
    const own = plugin(creation);
    if (own !== null && own.admitted < (answer?.admitted ?? creation.wanted)) answer = own;
  }
  return answer;
}

/** Priority, validation, RuntimeClass: the pod is refused whatever else there is. */
function podItself({ life: { refused } }: Creation): Answer | null {
  return refused === undefined ? null : { admitted: 0, refusal: refused };
}

/** ResourceQuota on the number of pods; terminating ones count. */
function podQuota({ cluster, wanted }: Creation): Answer | null {
  if (!Number.isFinite(cluster.podQuota)) return null;
  const admitted = Math.min(wanted, Math.max(0, cluster.podQuota - existingPods(cluster)));
  return {
    admitted,
    refusal: ({ name }) =>
      `pods "${name}" is forbidden: exceeded quota: pods, requested: pods=1, used: pods=${existingPods(cluster)}, limited: pods=${cluster.podQuota}`,
  };
}

function existingPods(cluster: Cluster): number {
  let pods = 0;
  for (const replicaSet of cluster.replicaSets) pods += replicaSet.pods.active + replicaSet.pods.terminating;
  return pods;
}
