import { newGeneration } from '../../cluster/cluster';
import { individualPods } from '../../cluster/pods';
import { noticeReady } from '../availability';
import type { Controller } from '../controller';
import { syncReplicaSet } from '../replicaSet';
import { act, revisionToUndo } from './act';
import {
  deadlineDue,
  findCondition,
  hasProgressDeadline,
  isComplete,
  newReplicaSetAvailable,
  progressDeadlineExceeded,
  replicaSetCreateError,
} from './conditions';
import { limitsOf } from './fenceposts';
import { deploymentRow } from './get';
import type { DeploymentCluster } from './objects';
import { replicaSetRefusal } from './revisions';
import { rolloutStatus } from './rolloutStatus';
import { syncStatus } from './status';
import { syncDeployment } from './sync';

/** A deadline longer than the longest back-off is never reached while pods become ready in between. */
const longDeadlineSeconds = 330;
/** How long what happens over and over is followed until it has put the deadline off for good. */
const putOffMs = 120_000;

/** The Deployment controller, and the ReplicaSet controller under it: every ReplicaSet comes to its own rest before the Deployment is looked at. */
export const deploymentController: Controller<DeploymentCluster> = {
  sync(cluster) {
    const { workload, generations } = cluster;
    for (const replicaSet of generations) {
      if (replicaSet.dirty) syncReplicaSet(cluster, replicaSet, () => syncStatus(cluster, newGeneration(cluster)));
    }
    if (!workload.dirty || --cluster.budget < 0) return false;
    workload.dirty = false;
    syncDeployment(cluster);
    return true;
  },
  nextDue({ workload }) {
    const due = deadlineDue(workload);
    return due === workload.deadlineSeen ? Number.POSITIVE_INFINITY : due;
  },
  wake({ workload }) {
    workload.deadlineSeen = deadlineDue(workload);
    workload.dirty = true;
  },
  isPutOff({ workload, newsAt }) {
    const { progressDeadlineSeconds } = workload.spec;
    const lastProgress = deadlineDue(workload) - (progressDeadlineSeconds + 1) * 1000;
    return progressDeadlineSeconds > longDeadlineSeconds && lastProgress > newsAt + putOffMs;
  },
  seesOneByOne({ workload }) {
    const { strategy, replicas } = workload.spec;
    return strategy.type === 'RollingUpdate' && replicas <= individualPods;
  },
  oneTimer: { before: 34, of: 'ReplicaSet' },
  noticeReady,
  act,
  isComplete({ workload }) {
    return isComplete(workload, workload.status);
  },
  holds({ workload }) {
    return workload.spec.paused ? 'paused' : null;
  },
  revisionRefusal(cluster) {
    const progressing = findCondition(cluster.workload.status.conditions, 'Progressing');
    return progressing?.reason === replicaSetCreateError ? replicaSetRefusal(cluster) : null;
  },
  strategy({ workload }) {
    return workload.spec.strategy.type;
  },
  stopsOldFirst({ workload }) {
    return workload.spec.strategy.type === 'Recreate';
  },
  limits: limitsOf,
  deadlineSeconds({ workload }) {
    return hasProgressDeadline(workload) ? workload.spec.progressDeadlineSeconds : null;
  },
  isWatched({ workload }) {
    return findCondition(workload.status.conditions, 'Progressing')?.reason !== newReplicaSetAvailable;
  },
  isUndoable(cluster) {
    const target = revisionToUndo(cluster, 0);
    return target !== undefined && target.template !== cluster.workload.template;
  },
  rolloutStatus({ workload }, { desired, updated, current, available }, acting) {
    return rolloutStatus({
      name: workload.name,
      desired,
      updated,
      current,
      available,
      observed: !acting || workload.generation <= workload.status.observedGeneration,
      deadlineExceeded: findCondition(workload.status.conditions, 'Progressing')?.reason === progressDeadlineExceeded,
    });
  },
  row({ workload }, counts) {
    return deploymentRow(workload.name, counts, '…');
  },
};
