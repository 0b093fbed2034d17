import { untoleratedTaint } from '../../../kubernetes/pods/tolerates';
import { failure, type Plugin } from './plugin';

/** Those that keep pods away; PreferNoSchedule doesn't. */
export const keepingEffects = ['NoSchedule', 'NoExecute'];
const refusal = failure('node(s) had untolerated taint(s)', false);

export const taintToleration: Plugin = {
  name: 'TaintToleration',
  filter:
    ({ pod }) =>
    ({ node }) =>
      node.taints.length > 0 && untoleratedTaint(node.taints, pod.tolerations, keepingEffects) !== undefined ? refusal : null,
  wakes: (event, pod) => {
    const tolerated = (taints: Parameters<typeof untoleratedTaint>[0]) =>
      untoleratedTaint(taints, pod.tolerations, keepingEffects) === undefined;
    switch (event.kind) {
      case 'nodeAdded':
        return tolerated(event.node.taints);
      case 'nodeUpdated':
        return !tolerated(event.before.taints) && tolerated(event.node.taints);
      default:
        return false;
    }
  },
};
