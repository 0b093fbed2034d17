import type { ContainerInfo } from '../../server/protocol';
import type { Revision } from '../../server/protocol/timeline';

/**
 * The containers with the images that they have after what was simulated: those of the current revision, which names one image for each container that
 * isn't an init container, in their order. The manifest's own where there is no revision, or one that doesn't fit.
 */
export function withPresentImages(containers: readonly ContainerInfo[], revisions: readonly Revision[]): readonly ContainerInfo[] {
  const images = revisions.find(({ current }) => current)?.images ?? [];
  const named = containers.filter(({ init }) => !init);
  if (images.length !== named.length) return containers;
  return containers.map(container =>
    container.init ? container : { ...container, image: images[named.indexOf(container)] ?? container.image },
  );
}
