/**
 * What kubectl does to the Deployment: `set image`, `rollout undo`, `pause`, `resume`, `restart`, `scale`, and `apply` of the manifest with a changed
 * pod template. Only the objects change; the controllers see it at their next look.
 */
import type { Container, DeploymentSpec, PodTemplateSpec } from '../../kubernetes/deployment';
import { imageFor } from '../../kubernetes/setImages';
import type { Action } from '../../protocol/scenario';
import type { Cluster, ReplicaSet } from '../cluster/cluster';
import { resolveFenceposts } from '../controllers/deployment/fenceposts';
import type { Template } from '../cluster/templates';

/** What kubectl prints. */
export interface Reply {
  readonly text: string;
  /** It exits with an error, having done nothing: the text says why. */
  readonly failed: boolean;
  /** It exits with 0, having found nothing to do, and says so. Absent: no. */
  readonly skipped?: boolean;
  /** What it says on stderr beside, having done the rest. */
  readonly complaint?: string;
}

/** Does the action, or answers why it fails or has nothing to do, in kubectl's words. */
export function act(cluster: Cluster, action: Action): Reply {
  const { deployment } = cluster;
  switch (action.kind) {
    case 'apply':
      setTemplate(cluster, cluster.templates.intern(deployment.template.podTemplate, highestEdits(cluster) + 1));
      return { text: `deployment.apps/${deployment.name} configured`, failed: false };
    case 'setImage':
      return setImage(cluster, action.images);
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

/** Whether there is nothing to show of an action: it failed, or kubectl found nothing to do and nothing comes after it. */
export function hasNoEffect({ failed, skipped = false }: Reply, last: boolean): boolean {
  return failed || (skipped && last);
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

function setImage(cluster: Cluster, images: Readonly<Record<string, string>>): Reply {
  const { deployment } = cluster;
  const pairs = Object.entries(images);
  const fail = (text: string): Reply => ({ text: `error: ${text}`, failed: true });
  if (pairs.length === 0) return fail('at least one image update is required');
  if (pairs.length > 1 && Object.hasOwn(images, '*')) {
    return fail('all containers are already specified by *, but saw more than one container_name=container_image pairs');
  }
  const { podTemplate, edits } = deployment.template;
  const names = containersOf(podTemplate).map(({ name }) => name);
  const missing = pairs.filter(([name]) => name !== '*' && !names.includes(name));
  const complaint = missing.map(([name]) => `error: unable to find container named "${name}"`).join('\n');
  if (missing.length === pairs.length) return { text: complaint, failed: true };
  const emptyAt = podTemplate.spec.containers.findIndex(({ name, image }) => (imageFor(images, name) ?? image) === '');
  if (emptyAt >= 0) {
    return fail(
      `failed to patch image update to pod template: Deployment.apps "${deployment.name}" is invalid: spec.template.spec.containers[${emptyAt}].image: Required value`,
    );
  }
  const template = cluster.templates.intern(withImages(podTemplate, images), edits);
  if (template === deployment.template) return { text: '', failed: false };
  setTemplate(cluster, template);
  const done: Reply = { text: `deployment.apps/${deployment.name} image updated`, failed: false };
  return complaint === '' ? done : { ...done, complaint };
}

function withImages(template: PodTemplateSpec, images: Readonly<Record<string, string>>): PodTemplateSpec {
  const change = (container: Container): Container => ({ ...container, image: imageFor(images, container.name) ?? container.image });
  const { initContainers, containers } = template.spec;
  return {
    ...template,
    spec: {
      ...template.spec,
      containers: containers.map(change),
      ...(initContainers === undefined ? {} : { initContainers: initContainers.map(change) }),
    },
  };
}

function containersOf(template: PodTemplateSpec): readonly Container[] {
  return [...template.spec.containers, ...(template.spec.initContainers ?? [])];
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

/** The moment that counts as the simulation's beginning, where a date is wanted. */
const beginning = Date.UTC(2026, 0, 1);

function restart(cluster: Cluster): Reply {
  const { deployment } = cluster;
  if (deployment.spec.paused) {
    return {
      text: `error: deployments.apps "${deployment.name}" can't restart paused deployment (run rollout resume first)`,
      failed: true,
    };
  }
  const { podTemplate, edits } = deployment.template;
  const restartedAt = new Date(beginning + cluster.now).toISOString().replace(/\.\d+Z$/, 'Z');
  if (podTemplate.metadata.annotations?.['kubectl.kubernetes.io/restartedAt'] === restartedAt) {
    return {
      text: `error: failed to create patch for ${deployment.name}: if restart has already been triggered within the past second, please wait before attempting to trigger another`,
      failed: true,
    };
  }
  const annotations = { ...podTemplate.metadata.annotations, 'kubectl.kubernetes.io/restartedAt': restartedAt };
  setTemplate(cluster, cluster.templates.intern({ ...podTemplate, metadata: { ...podTemplate.metadata, annotations } }, edits));
  return { text: `deployment.apps/${deployment.name} restarted`, failed: false };
}
