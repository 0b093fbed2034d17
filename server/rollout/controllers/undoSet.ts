import type { Cluster, Generation } from '../cluster/cluster';
import { done, fail, quoted, setTemplate } from '../kubectl/act';
import type { Reply } from '../kubectl/reply';
import { byRevision } from './controllerRevision';

/** `kubectl rollout undo` of what has ControllerRevisions: it brings the pod template back and, unlike that of what has ReplicaSets, leaves the annotations as they are. */
export function undoSet(cluster: Cluster, toRevision: number): Reply {
  const target = revisionToUndo(cluster, toRevision);
  if (target === undefined) {
    return fail(toRevision === 0 ? 'no last revision to roll back to' : `unable to find specified revision ${toRevision} in history`);
  }
  if (target.template === cluster.workload.template) {
    return { ...done(cluster, `skipped rollback (current template already matches revision ${toRevision})`), skipped: true };
  }
  setTemplate(cluster, target.template);
  return done(cluster, 'rolled back');
}

/** The revision that an undo brings back; 0 is the second highest. undefined if there is none. */
export function revisionToUndo({ generations }: Cluster, toRevision: number): Generation | undefined {
  return toRevision === 0 ? byRevision(generations).at(-2) : generations.find(({ revision }) => revision === toRevision);
}

/** Whether it has another template to bring back. */
export function isUndoable(cluster: Cluster): boolean {
  const target = revisionToUndo(cluster, 0);
  return target !== undefined && target.template !== cluster.workload.template;
}

/** Neither kind can be paused. */
export function pauseNotSupported(cluster: Cluster, action: 'pause' | 'resume'): Reply {
  return fail(`${quoted(cluster)} ${action === 'pause' ? 'pausing' : 'resuming'} is not supported`);
}
