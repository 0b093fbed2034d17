import * as l10n from '@vscode/l10n';
import { isDown } from '../../../kubernetes/node';
import { lookAt } from '../../cluster/placedPods';
import { individualPods } from '../../cluster/pods';
import type { Action } from '../../../protocol/scenario';
import { apply, fail, restart, setImages } from '../../kubectl/act';
import type { Reply } from '../../kubectl/reply';
import type { Controller } from '../controller';
import { isUndoable, pauseNotSupported, undoSet } from '../undoSet';
import type { DaemonSetCluster } from './daemonSet';
import { nodeSentences, timePerTurn } from './assumptions';
import { daemonSetRow } from './get';
import { hostPortsOf } from './hostPorts';
import { limitsOf } from './limits';
import { downNodes } from './nodes';
import { rolloutStatus } from './rolloutStatus';
import { seeNodes } from './seeNodes';
import { count, nodeCount } from '../../words';
import { countPods } from './status';
import { syncDaemonSet } from './sync';

/** The DaemonSet controller. It has no progress deadline; nothing pauses or scales it. */
export const daemonSetController: Controller<DaemonSetCluster> = {
  sync: cluster => lookAt(cluster, gone => syncDaemonSet(cluster, gone)),
  nextDue: ({ workload }) => workload.resyncAt,
  wake({ workload }) {
    workload.resyncAt = Number.POSITIVE_INFINITY;
    workload.dirty = true;
  },
  isPutOff: () => false,
  seesOneByOne: ({ nodes }) => nodes.length <= individualPods,
  oneTimer: null,
  act(cluster, action) {
    const before = cluster.workload.template;
    const reply = act(cluster, action);
    if (!reply.failed) seeNodes(cluster, before);
    return reply;
  },
  isComplete({ workload, unsettled, nodes }) {
    const { status, generation } = workload;
    const down = downNodes(nodes);
    return (
      status.observedGeneration === generation &&
      status.updatedNumberScheduled === status.desiredNumberScheduled &&
      status.numberAvailable === status.desiredNumberScheduled &&
      [...unsettled].every(({ terminating, place }) => !terminating || down.has(place))
    );
  },
  waitsForPorts({ unsettled, workload }) {
    const waiting = [...unsettled].filter(
      ({ bound, terminating, gone, group }) => !bound && !terminating && !gone && group.placement === null,
    );
    if (waiting.length === 0) return null;
    return { pods: waiting.length, ports: [...hostPortsOf(workload.template.podTemplate)].map(port => Number.parseInt(port, 10)) };
  },
  downNode({ nodes, unsettled }) {
    const waited = new Set([...unsettled].filter(({ gone }) => !gone).map(({ place }) => place));
    return nodes.find(node => isDown(node) && waited.has(node.name))?.name ?? null;
  },
  holds({ workload: { spec, template }, placed }) {
    const isOld = placed.some(({ revision }) => revision.template !== template);
    return spec.updateStrategy.type === 'OnDelete' && isOld ? 'onDelete' : null;
  },
  revisionRefusal: () => null,
  strategy: ({ workload }) => workload.spec.updateStrategy.type,
  stopsOldFirst: () => false,
  limits: limitsOf,
  deadlineSeconds: () => null,
  isWatched: () => false,
  isUndoable,
  size({ workload: { limits }, nodesAssumed }) {
    if (nodesAssumed === null) return nodeCount(limits.desired);
    return limits.desired === 1 ? l10n.t('1 node assumed') : l10n.t('{0} nodes assumed', count(limits.desired));
  },
  takes({ workload: { spec, limits }, nodesAssumed }, seconds) {
    if (nodesAssumed === null || nodesAssumed === 'others' || limits.desired === 0) return null;
    return timePerTurn(spec, limits.desired, seconds);
  },
  assumes: ({ workload: { limits }, nodesAssumed }) => (nodesAssumed === null ? [] : nodeSentences(limits.desired, nodesAssumed)),
  counted: countPods,
  rolloutStatus: ({ workload }, counts) => rolloutStatus(workload, counts),
  row: ({ workload }, counts) => daemonSetRow(workload, counts, '…'),
};

function act(cluster: DaemonSetCluster, action: Action): Reply {
  switch (action.kind) {
    case 'apply':
      return apply(cluster);
    case 'setImage':
      return setImages(cluster, action.images);
    case 'restart':
      return restart(cluster);
    case 'undo':
      return undoSet(cluster, action.toRevision);
    case 'pause':
    case 'resume':
      return pauseNotSupported(cluster, action.kind);
    case 'scale':
      return fail('the server could not find the requested resource');
  }
}
