import type { Path } from '../../yaml/find';
import { maxReplicas, minReplicas } from './horizontalPodAutoscaler';
import type { NeighbourField } from './neighbourField';
import { node } from './node';
import { podDisruptionBudget } from './podDisruptionBudget';
import { hard } from './resourceQuota';

/** Every field of other objects that something is said of. */
const neighbourFields: readonly NeighbourField[] = [podDisruptionBudget, maxReplicas, minReplicas, hard, node];

/** The field at a path of an object; undefined where nothing is known of it. */
export function neighbourFieldAt(type: string, path: Path): NeighbourField | undefined {
  return neighbourFields.find(({ types, isAt }) => types.includes(type) && isAt(path));
}
