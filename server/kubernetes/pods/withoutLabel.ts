import type { PodTemplateSpec } from './pod';

/** A template without a label, as `kubectl rollout undo` takes away the one that a controller has put in. */
export function withoutLabel(template: PodTemplateSpec, label: string): PodTemplateSpec {
  const { labels, ...metadata } = template.metadata;
  if (labels === undefined) return template;
  return { ...template, metadata: { ...metadata, labels: Object.fromEntries(Object.entries(labels).filter(([key]) => key !== label)) } };
}
