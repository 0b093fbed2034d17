/**
 * What kubectl does to the Deployment: `set image`, `rollout undo`, `pause`, `resume`, `restart`, `scale`, and `apply` of the manifest with a changed
 * pod template. Only the objects change; the controllers see it at their next look.
 */
import type { DeploymentSpec } from '../../kubernetes/deployment';
import type { Action } from '../../protocol/scenario';
import type { Cluster, ReplicaSet } from '../cluster/cluster';
import { resolveFenceposts } from '../controllers/deployment/fenceposts';
import type { Template } from '../cluster/templates';
import type { Reply } from './reply';
import { restartAt } from './restart';
import { setImage } from './setImage';
import type { Edited, TemplateEdit } from './templateEdit';

/** Does the action, or answers why it fails or has nothing to do, in kubectl's words. */
export function act(cluster: Cluster, action: Action): Reply {
  const { deployment } = cluster;
  switch (action.kind) {
    case 'apply':
      setTemplate(cluster, cluster.templates.intern(deployment.template.podTemplate, highestEdits(cluster) + 1));
      return { text: `deployment.apps/${deployment.name} configured`, failed: false };
    case 'setImage':
      return edit(cluster, setImage(editedBy(cluster), action.images));
    case 'undo':
      return undo(cluster, action.toRevision);
    case 'scale':
      return scale(cluster, action.replicas);
    case 'pause':
    case 'resume':
      return setPaused(cluster, action.kind === 'pause');
    case 'restart':
      return restart(cluster);
  }
}

/** Replaces the spec; only a difference is a new generation. A template in it becomes the Deployment's. */
export function changeSpec(cluster: Cluster, spec: DeploymentSpec): void {
  const { deployment } = cluster;
  if (JSON.stringify(spec) === JSON.stringify(deployment.spec)) return;
  if (spec.template !== deployment.spec.template) deployment.template = cluster.templates.intern(spec.template);
  deployment.spec = spec;
  deployment.fenceposts = resolveFenceposts(spec.replicas, spec.strategy);
  touch(cluster);
}

/** The API server takes no more than an int32. */
const maxReplicas = 2_147_483_647;

function scale(cluster: Cluster, replicas: number): Reply {
  const { deployment } = cluster;
  if (!Number.isInteger(replicas) || replicas < 0 || replicas > maxReplicas) {
    return { text: 'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0', failed: true };
  }
  changeSpec(cluster, { ...deployment.spec, replicas });
  return { text: `deployment.apps/${deployment.name} scaled`, failed: false };
}

function setTemplate(cluster: Cluster, template: Template): void {
  const { deployment } = cluster;
  if (deployment.template === template) return;
  deployment.template = template;
  deployment.spec = { ...deployment.spec, template: template.podTemplate };
  touch(cluster);
}

function touch(cluster: Cluster): void {
  cluster.deployment.generation++;
  cluster.deployment.dirty = true;
}

function highestEdits(cluster: Cluster): number {
  return Math.max(cluster.deployment.template.edits, ...cluster.replicaSets.map(({ template }) => template.edits));
}

/** Brings a revision's template and annotations back; 0 is the second highest revision. */
function undo(cluster: Cluster, toRevision: number): Reply {
  const { deployment } = cluster;
  const target = revisionToUndo(cluster, toRevision);
  if (target === undefined) {
    return {
      text:
        toRevision === 0
          ? `error: no rollout history found for deployment "${deployment.name}"`
          : `error: unable to find specified revision ${toRevision} in history`,
      failed: true,
    };
  }
  if (deployment.spec.paused) {
    return {
      text: "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
      failed: true,
    };
  }
  if (target.template === deployment.template) {
    return {
      text: `deployment.apps/${deployment.name} skipped rollback (current template already matches revision ${toRevision})`,
      failed: false,
      skipped: true,
    };
  }
  deployment.annotations = target.annotations;
  setTemplate(cluster, target.template);
  return { text: `deployment.apps/${deployment.name} rolled back`, failed: false };
}

/** The set that an undo would bring back; 0 is the second highest revision. undefined where there is none. */
export function revisionToUndo(cluster: Cluster, toRevision: number): ReplicaSet | undefined {
  if (toRevision !== 0) return cluster.replicaSets.find(({ revision }) => revision === toRevision);
  return [...cluster.replicaSets].sort((a, b) => b.revision - a.revision)[1];
}

function setPaused(cluster: Cluster, paused: boolean): Reply {
  const { deployment } = cluster;
  if (deployment.spec.paused === paused) {
    return { text: `error: deployments.apps "${deployment.name}" is ${paused ? 'already' : 'not'} paused`, failed: true };
  }
  changeSpec(cluster, { ...deployment.spec, paused });
  return { text: `deployment.apps/${deployment.name} ${paused ? 'paused' : 'resumed'}`, failed: false };
}

function restart(cluster: Cluster): Reply {
  const { deployment } = cluster;
  if (deployment.spec.paused) {
    return {
      text: `error: deployments.apps "${deployment.name}" can't restart paused deployment (run rollout resume first)`,
      failed: true,
    };
  }
  return edit(cluster, restartAt(editedBy(cluster), cluster.now));
}

function editedBy({ deployment, templates }: Cluster): Edited {
  return { kind: 'Deployment', name: deployment.name, template: deployment.template, templates };
}

function edit(cluster: Cluster, { template, reply }: TemplateEdit): Reply {
  if (template !== undefined) setTemplate(cluster, template);
  return reply;
}
