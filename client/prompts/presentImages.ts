import type { ContainerInfo } from '../../server/protocol';

/**
 * The containers with the images of a template: one for each container in their order, then one for each init container. As they are where the numbers
 * differ, as the template isn't theirs then.
 */
export function withPresentImages(containers: readonly ContainerInfo[], images: readonly string[]): readonly ContainerInfo[] {
  const ordered = [...containers.filter(({ init }) => !init), ...containers.filter(({ init }) => init)];
  if (images.length !== ordered.length) return containers;
  return containers.map(container => ({ ...container, image: images[ordered.indexOf(container)] ?? container.image }));
}
