/**
 * What kubectl does to a StatefulSet or a DaemonSet. Unlike a Deployment's, an undo brings back the pod template only, and the annotations stay; nothing
 * pauses them.
 */
import type { Action } from '../../protocol/scenario';
import type { PodTemplateSpec } from '../../kubernetes/pods/pod';
import type { Template, Templates } from '../cluster/templates';
import { byRevision, type ControllerRevision, type History } from '../controllers/controllerRevision';
import type { Reply } from './reply';
import { restartAt } from './restart';
import { setImage } from './setImage';
import { type Edited, resourceName, type TemplateEdit } from './templateEdit';

/** A simulated set with a history of ControllerRevisions. */
export interface RevisedSet {
  readonly kind: string;
  readonly name: string;
  spec: { readonly template: PodTemplateSpec };
  template: Template;
  generation: number;
  readonly history: History;
}

interface SetCluster {
  readonly now: number;
  readonly templates: Templates;
  readonly set: RevisedSet;
  woken: boolean;
}

/** Does the action, or answers why it fails or has nothing to do, in kubectl's words; `scale` is for those that have replicas. */
export function actOnSet(cluster: SetCluster, action: Exclude<Action, { kind: 'scale' }>): Reply {
  const { set } = cluster;
  switch (action.kind) {
    case 'apply': {
      const { podTemplate } = set.template;
      setTemplate(cluster, cluster.templates.intern(podTemplate, highestEdits(set) + 1));
      return { text: `${resourceName(set)} configured`, failed: false };
    }
    case 'setImage':
      return edit(cluster, setImage(editedBy(cluster), action.images));
    case 'restart':
      return edit(cluster, restartAt(editedBy(cluster), cluster.now));
    case 'undo':
      return undo(cluster, action.toRevision);
    case 'pause':
    case 'resume': {
      const what = action.kind === 'pause' ? 'pausing' : 'resuming';
      return { text: `error: ${set.kind.toLowerCase()}s.apps "${set.name}" ${what} is not supported`, failed: true };
    }
  }
}

/** The set has another template from now on; a new generation if it is another one. */
export function setTemplate(cluster: SetCluster, template: Template): void {
  const { set } = cluster;
  if (set.template === template) return;
  set.template = template;
  set.spec = { ...set.spec, template: template.podTemplate };
  set.generation++;
  cluster.woken = true;
}

function editedBy({ set, templates }: SetCluster): Edited {
  return { kind: set.kind, name: set.name, template: set.template, templates };
}

function edit(cluster: SetCluster, { template, reply }: TemplateEdit): Reply {
  if (template !== undefined) setTemplate(cluster, template);
  return reply;
}

function highestEdits({ template, history }: RevisedSet): number {
  return history.revisions.reduce((most, revision) => Math.max(most, revision.template.edits), template.edits);
}

function undo(cluster: SetCluster, toRevision: number): Reply {
  const { set } = cluster;
  const target = revisionToUndo(set.history, toRevision);
  if (target === undefined) {
    const text =
      toRevision === 0 ? 'error: no last revision to roll back to' : `error: unable to find specified revision ${toRevision} in history`;
    return { text, failed: true };
  }
  if (target.template === set.template) {
    const text = `${resourceName(set)} skipped rollback (current template already matches revision ${toRevision})`;
    return { text, failed: false, skipped: true };
  }
  setTemplate(cluster, target.template);
  return { text: `${resourceName(set)} rolled back`, failed: false };
}

/** The revision that an undo brings back; 0 is the second highest. undefined if there is none. */
export function revisionToUndo({ revisions }: History, toRevision: number): ControllerRevision | undefined {
  return toRevision === 0 ? byRevision(revisions).at(-2) : revisions.find(({ revision }) => revision === toRevision);
}
