/** What kubectl does to a Deployment; `rollout undo`, `pause` and `resume` are its own. */
import type { Action } from '../../../protocol/scenario';
import { apply, changeSpec, done, fail, quoted, restart, scale, setImages, setTemplate } from '../../kubectl/act';
import type { Reply } from '../../kubectl/reply';
import type { ReplicaSet } from '../replicaSet';
import type { DeploymentCluster } from './objects';

/** Does the action, or answers why it fails or has nothing to do, in kubectl's words. */
export function act(cluster: DeploymentCluster, action: Action): Reply {
  switch (action.kind) {
    case 'apply':
      return apply(cluster);
    case 'setImage':
      return setImages(cluster, action.images);
    case 'undo':
      return undo(cluster, action.toRevision);
    case 'scale':
      return scale(cluster, action.replicas);
    case 'pause':
    case 'resume':
      return setPaused(cluster, action.kind === 'pause');
    case 'restart':
      return cluster.workload.spec.paused
        ? fail(`${quoted(cluster)} can't restart paused deployment (run rollout resume first)`)
        : restart(cluster);
  }
}

/** Brings a revision's template and annotations back; 0 is the second highest revision. */
function undo(cluster: DeploymentCluster, toRevision: number): Reply {
  const { workload: deployment } = cluster;
  const target = revisionToUndo(cluster, toRevision);
  if (target === undefined) {
    return fail(
      toRevision === 0
        ? `no rollout history found for deployment "${deployment.name}"`
        : `unable to find specified revision ${toRevision} in history`,
    );
  }
  if (deployment.spec.paused) {
    return fail("you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again");
  }
  if (target.template === deployment.template) {
    return { ...done(cluster, `skipped rollback (current template already matches revision ${toRevision})`), skipped: true };
  }
  deployment.annotations = target.annotations;
  setTemplate(cluster, target.template);
  return done(cluster, 'rolled back');
}

/** The set that an undo would bring back; 0 is the second highest revision. undefined where there is none. */
export function revisionToUndo({ generations }: DeploymentCluster, toRevision: number): ReplicaSet | undefined {
  if (toRevision !== 0) return generations.find(({ revision }) => revision === toRevision);
  return [...generations].sort((a, b) => b.revision - a.revision)[1];
}

function setPaused(cluster: DeploymentCluster, paused: boolean): Reply {
  const { spec } = cluster.workload;
  if (spec.paused === paused) return fail(`${quoted(cluster)} is ${paused ? 'already' : 'not'} paused`);
  changeSpec(cluster, { ...spec, paused });
  return done(cluster, paused ? 'paused' : 'resumed');
}
