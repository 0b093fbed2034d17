import { untoleratedTaint } from '../../../kubernetes/pods/tolerates';
import { failure, type Plugin } from './plugin';

const cordoned = { key: 'node.kubernetes.io/unschedulable', value: '', effect: 'NoSchedule' };
const refusal = failure('node(s) were unschedulable', false);

/** A cordoned node takes only pods that tolerate its being so. */
export const nodeUnschedulable: Plugin = {
  name: 'NodeUnschedulable',
  isLocal: true,
  filter: ({ pod }) => {
    const tolerated = untoleratedTaint([cordoned], pod.tolerations, [cordoned.effect]) === undefined;
    return tolerated ? null : ({ node }) => (node.unschedulable ? refusal : null);
  },
  wakes: event => {
    switch (event.kind) {
      case 'nodeAdded':
        return !event.node.unschedulable;
      case 'nodeUpdated':
        return event.before.unschedulable && !event.node.unschedulable;
      default:
        return false;
    }
  },
};
