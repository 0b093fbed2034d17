import { own } from '../../kubernetes/own';
import type { PodTemplateSpec } from '../../kubernetes/pods/pod';
import type { RolloutKind } from '../controllers/rolloutKind';

const key = 'kubernetes.io/change-cause';

/**
 * What `kubectl rollout history` shows as CHANGE-CAUSE of a revision; null without. Of a ReplicaSet it looks at the annotations of the template, too; of a
 * ControllerRevision only at its own.
 */
export function changeCauseOf(
  { annotations, template }: { readonly annotations: Readonly<Record<string, string>>; readonly template: PodTemplateSpec },
  { generations }: Pick<RolloutKind, 'generations'>,
): string | null {
  const ofTemplate = generations === 'ReplicaSet' ? own(template.metadata.annotations, key) : undefined;
  return own(annotations, key) ?? ofTemplate ?? null;
}
