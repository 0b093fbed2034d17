import { type ApiObject, objectAt } from '../../kubernetes/apiObject';
import type { PodSpec } from '../../kubernetes/pods/pod';
import { parseQuantity } from '../../kubernetes/quantity';
import type { Obstacle } from './obstacle';
import type { PlacedContainer } from './placedContainers';

/** Less than that no runtime can start a container with: it needs some for itself. */
const leastBytes = 256 * 1024;

/** Limits of the memory, of containers and of the pod, in which nothing can run, such as `128m`: thousandths of a byte. 0 is no limit. */
export function memoryLimits(pod: PodSpec, containers: readonly PlacedContainer[]): readonly Obstacle[] {
  return [...limitOf(pod, 'spec', ''), ...containers.flatMap(({ container, path }) => limitOf(container, path, container.name))];
}

function limitOf(holder: object, path: string, container: string): readonly Obstacle[] {
  const limit = objectAt(objectAt(holder as ApiObject, 'resources'), 'limits')?.['memory'];
  if (typeof limit !== 'string' && typeof limit !== 'number') return [];
  const quantity = parseQuantity(String(limit));
  if (typeof quantity === 'string') return [];
  const bytes = Number(quantity.nanos) / 1e9;
  if (bytes <= 0 || bytes >= leastBytes) return [];
  return [{ kind: 'tooLittleMemory', path: `${path}.resources.limits.memory`, container, limit: String(limit), bytes }];
}
