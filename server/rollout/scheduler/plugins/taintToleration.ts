import { untoleratedTaint } from '../../../kubernetes/pods/tolerates';
import { taintWords } from '../schedulingWords';
import { failure, type Plugin } from './plugin';

/** Those that keep pods away; PreferNoSchedule doesn't. */
export const keepingEffects = ['NoSchedule', 'NoExecute'];

export const taintToleration: Plugin = {
  name: 'TaintToleration',
  isLocal: true,
  filter:
    ({ pod, server }) =>
    ({ node }) => {
      const taint = node.taints.length === 0 ? undefined : untoleratedTaint(node.taints, pod.tolerations, keepingEffects);
      return taint === undefined ? null : failure(taintWords(server, taint), false);
    },
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
