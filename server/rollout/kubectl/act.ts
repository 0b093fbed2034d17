import { maxInt32 } from '../../kubernetes/int32';
/**
 * What kubectl does to a workload of whatever kind: `set image`, `scale`, `rollout restart`, and `apply` of the manifest with a changed pod template.
 * Only the objects change; the controllers see it at their next look.
 */
import type { Cluster } from '../cluster/cluster';
import { travellingAnnotations } from '../controllers/deployment/annotations';
import type { Template } from '../cluster/templates';
import type { Reply } from './reply';
import { restartAt } from './restart';
import { setImage } from './setImage';
import { type Edited, resourceName, type TemplateEdit } from './templateEdit';

/** What it says of something done, such as `deployment.apps/web scaled`. */
export function done({ workload }: Cluster, what: string): Reply {
  return { text: `${resourceName(workload)} ${what}`, failed: false };
}

/** An error in its words. */
export function fail(text: string): Reply {
  return { text: `error: ${text}`, failed: true };
}

/** How it names the object in an error, such as `deployments.apps "web"`. */
export function quoted({ workload }: Cluster): string {
  return `${workload.kind.toLowerCase()}s.apps "${workload.name}"`;
}

/** `kubectl apply` of the manifest, or of the workload with a template that nobody has spelled out. */
export function apply(cluster: Cluster): Reply {
  const { workload, templates, applied } = cluster;
  if (applied !== null) {
    workload.annotations = travellingAnnotations(applied.metadata.annotations);
    changeSpec(cluster, applied.spec);
    return done(cluster, 'configured');
  }
  setTemplate(cluster, templates.intern(workload.template.podTemplate, highestEdits(cluster) + 1));
  return done(cluster, 'configured');
}

/** `kubectl set image`. */
export function setImages(cluster: Cluster, images: Readonly<Record<string, string>>): Reply {
  return edit(cluster, setImage(editedBy(cluster), images));
}

/** `kubectl rollout restart`. */
export function restart(cluster: Cluster): Reply {
  return edit(cluster, restartAt(editedBy(cluster), cluster.now));
}

/** Replaces the spec; only a difference is a new generation. A template in it becomes the workload's. */
export function changeSpec<C extends Cluster>(cluster: C, spec: C['workload']['spec']): void {
  const { workload } = cluster;
  if (JSON.stringify(spec) === JSON.stringify(workload.spec)) return;
  if (spec.template !== workload.spec.template) workload.template = cluster.templates.intern(spec.template);
  workload.spec = spec;
  workload.limits = cluster.controller.limits(spec);
  touch(cluster);
}

/** `kubectl scale`. */
export function scale(cluster: Cluster, replicas: number): Reply {
  if (!Number.isInteger(replicas) || replicas < 0 || replicas > maxInt32) {
    return fail('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
  }
  changeSpec(cluster, { ...cluster.workload.spec, replicas });
  return done(cluster, 'scaled');
}

/** Makes another template the workload's. */
export function setTemplate(cluster: Cluster, template: Template): void {
  const { workload } = cluster;
  if (workload.template === template) return;
  workload.template = template;
  workload.spec = { ...workload.spec, template: template.podTemplate };
  touch(cluster);
}

function touch(cluster: Cluster): void {
  cluster.workload.generation++;
  cluster.workload.dirty = true;
  cluster.newsAt = cluster.now;
}

function highestEdits({ workload, generations }: Cluster): number {
  return Math.max(workload.template.edits, ...generations.map(({ template }) => template.edits));
}

function editedBy({ workload, templates }: Cluster): Edited {
  return { kind: workload.kind, name: workload.name, template: workload.template, templates };
}

function edit(cluster: Cluster, { template, reply }: TemplateEdit): Reply {
  if (template !== undefined) setTemplate(cluster, template);
  return reply;
}
