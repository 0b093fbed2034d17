import type { Container, PodTemplateSpec } from './pod';

/** The containers of a template; init containers come last, as a revision may differ in nothing else. */
export function templateContainers({ spec }: PodTemplateSpec): readonly Container[] {
  return [...spec.containers, ...(spec.initContainers ?? [])];
}

/** Their images. */
export function templateImages(template: PodTemplateSpec): readonly string[] {
  return templateContainers(template).map(({ image }) => image);
}
