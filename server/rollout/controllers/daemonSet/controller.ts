import { lookAt } from '../../cluster/placedPods';
import { individualPods } from '../../cluster/pods';
import { applyTemplate, fail, restart, setImages } from '../../kubectl/act';
import type { Controller } from '../controller';
import { isUndoable, pauseNotSupported, undoSet } from '../undoSet';
import type { DaemonSetCluster } from './daemonSet';
import { daemonSetRow } from './get';
import { limitsOf } from './limits';
import { rolloutStatus } from './rolloutStatus';
import { syncDaemonSet } from './sync';

/** The DaemonSet controller. It has no progress deadline; nothing pauses or scales it. */
export const daemonSetController: Controller<DaemonSetCluster> = {
  sync: cluster => lookAt(cluster, () => syncDaemonSet(cluster)),
  nextDue: ({ workload }) => workload.resyncAt,
  wake({ workload }) {
    workload.resyncAt = Number.POSITIVE_INFINITY;
    workload.dirty = true;
  },
  isPutOff: () => false,
  seesOneByOne: ({ nodes }) => nodes.length <= individualPods,
  act(cluster, action) {
    switch (action.kind) {
      case 'apply':
        return applyTemplate(cluster);
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
  },
  isComplete({ workload, placed }) {
    const { status, generation } = workload;
    return (
      status.observedGeneration === generation &&
      status.updatedNumberScheduled === status.desiredNumberScheduled &&
      status.numberAvailable === status.desiredNumberScheduled &&
      placed.every(({ terminating }) => !terminating)
    );
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
  rolloutStatus: ({ workload }) => rolloutStatus(workload),
  row: ({ workload }) => daemonSetRow(workload, '…'),
};
