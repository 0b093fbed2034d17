import { changesLabels, opensNode, type Plugin } from './plugin';

const elsewhere = "node(s) didn't match PersistentVolume's node affinity";
const noneToBind = "node(s) didn't find available persistent volumes to bind";

/** The volumes of the pod's claims have to be where the node can have them; a claim that waits for its first pod is bound where that goes. */
export const volumeBinding: Plugin = {
  name: 'VolumeBinding',
  preFilter: ({ pod, volumes }) => {
    for (const claim of pod.claims) {
      const refusal = volumes.refusal(claim);
      if (refusal !== null) return refusal;
    }
    return null;
  },
  filter: ({ pod, volumes }) => {
    if (pod.claims.length === 0) return null;
    return ({ node }) => {
      const reasons = [
        ...(pod.claims.every(claim => volumes.isReachable(claim, node)) ? [] : [elsewhere]),
        ...(volumes.canBind(pod.claims, node) ? [] : [noneToBind]),
      ];
      return reasons.length === 0 ? null : { reasons, curable: false };
    };
  },
  wakes: event => opensNode(event) || changesLabels(event) || event.kind === 'volumesChanged',
};
