import { type Edited, resourceName, type TemplateEdit } from './templateEdit';

/** The moment that counts as the simulation's beginning, where a date is wanted. */
const beginning = Date.UTC(2026, 0, 1);

/** `kubectl rollout restart`, at a moment of virtual time. */
export function restartAt(edited: Edited, now: number): TemplateEdit {
  const { podTemplate, edits } = edited.template;
  const restartedAt = new Date(beginning + now).toISOString().replace(/\.\d+Z$/, 'Z');
  if (podTemplate.metadata.annotations?.['kubectl.kubernetes.io/restartedAt'] === restartedAt) {
    const text = `error: failed to create patch for ${edited.name}: if restart has already been triggered within the past second, please wait before attempting to trigger another`;
    return { reply: { text, failed: true } };
  }
  const annotations = { ...podTemplate.metadata.annotations, 'kubectl.kubernetes.io/restartedAt': restartedAt };
  const template = edited.templates.intern({ ...podTemplate, metadata: { ...podTemplate.metadata, annotations } }, edits);
  return { template, reply: { text: `${resourceName(edited)} restarted`, failed: false } };
}
