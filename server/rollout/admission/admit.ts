/**
 * What the API server makes of the controllers' requests to create pods. A plugin says how many of them it lets through; whatever lets
 * through the fewest decides, and of several the first in the server's order.
 */
import type { PodNames } from '../../kubernetes/admission/podRefusal';
import type { RefusingPolicy } from '../../protocol/obstacle';
import type { Cluster } from '../cluster/cluster';
import type { Template } from '../cluster/templates';
import type { PodLife } from '../kubelet/podLife';
import type { AdmittedPod } from './admittedPod';

export interface Creation {
  readonly cluster: Cluster;
  readonly template: Template;
  readonly life: PodLife;
  /** How many pods are asked for. */
  readonly wanted: number;
}

/** How many pods come into being, and the server's answer to the next one. */
export interface Answer {
  readonly admitted: number;
  readonly refusal: (pod: PodNames) => string;
  /** The object that decides; null where it is none that can be named. */
  readonly policy: RefusingPolicy | null;
}

/** null: all that are wanted. */
type Plugin = (creation: Creation) => Answer | null;

/** In the order of the API server. */
const plugins: readonly Plugin[] = [podItself, podQuota];

/** What becomes of pods that are to be created. */
export interface Admission {
  /** The pod as it is stored; null where its surroundings aren't simulated, or none is. */
  readonly admitted: AdmittedPod | null;
  /** null: nothing stands in the way of any of them. */
  readonly answer: Answer | null;
}

export function admit(creation: Creation): Admission {
  const { cluster, template } = creation;
  const pod = cluster.surroundings?.admitted(template) ?? null;
  if (pod !== null && 'message' in pod)
    return { admitted: null, answer: { admitted: 0, refusal: pod.message, policy: pod.policy ?? null } };
  let answer: Answer | null = pod === null ? null : quotaAnswer(creation, pod);
  for (const plugin of plugins) {
    const own = plugin(creation);
    if (own !== null && own.admitted < (answer?.admitted ?? creation.wanted)) answer = own;
  }
  return { admitted: pod, answer };
}

function quotaAnswer({ cluster, wanted }: Creation, pod: AdmittedPod): Answer | null {
  const found = cluster.surroundings?.admitByQuotas(pod, wanted) ?? null;
  if (found === null) return null;
  const { admitted, refusal, policy } = found;
  return { admitted, refusal: ({ name }) => `pods "${name}" is forbidden: ${refusal}`, policy };
}

/** Priority, validation, RuntimeClass: the pod is refused whatever else there is. */
function podItself({ life: { refused } }: Creation): Answer | null {
  return refused === undefined ? null : { admitted: 0, refusal: refused, policy: null };
}

/** ResourceQuota on the number of pods; terminating ones count. */
function podQuota({ cluster, wanted }: Creation): Answer | null {
  if (!Number.isFinite(cluster.podQuota)) return null;
  const admitted = Math.min(wanted, Math.max(0, cluster.podQuota - existingPods(cluster)));
  return {
    admitted,
    policy: null,
    refusal: ({ name }) =>
      `pods "${name}" is forbidden: exceeded quota: pods, requested: pods=1, used: pods=${existingPods(cluster)}, limited: pods=${cluster.podQuota}`,
  };
}

function existingPods(cluster: Cluster): number {
  let pods = 0;
  for (const own of cluster.generations) pods += own.pods.active + own.pods.terminating;
  return pods;
}
