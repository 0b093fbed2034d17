import type { PodSpec } from '../kubernetes/pods/pod';
import { placedContainers, type PlacedContainer } from '../rollout/obstacles/placedContainers';

/** The containers that run as long as the pod does, with their place in the Deployment: sidecars, then its own. */
export function lastingContainers(pod: PodSpec): readonly PlacedContainer[] {
  return placedContainers(pod)
    .filter(({ lasting }) => lasting)
    .map(placed => ({ ...placed, path: `spec.template.${placed.path}` }));
}
