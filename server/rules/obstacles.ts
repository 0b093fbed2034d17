import type { ObstacleKind } from '../protocol/obstacle';
import type { Obstacle } from '../rollout/obstacles/obstacle';
import { placeOf } from './placeOf';
import type { Finding, Judged } from './rule';

/** The obstacles of a kind in the template. */
export function obstaclesIn<Kind extends ObstacleKind>(
  { obstacles }: Judged,
  kind: Kind,
): readonly Extract<Obstacle, { readonly kind: Kind }>[] {
  return obstacles.filter((obstacle): obstacle is Extract<Obstacle, { readonly kind: Kind }> => obstacle.kind === kind);
}

/** Where a field of the pod stands in the Deployment. */
export function pathOf({ path }: Pick<Obstacle, 'path'>): string {
  return `spec.template.${path}`;
}

/** What is said at the field at fault. */
export function findingAt(
  { workload }: Judged,
  obstacle: Pick<Obstacle, 'path'>,
  said: Pick<Finding, 'message' | 'fixes' | 'severity'>,
): Finding {
  return { ...said, span: placeOf(workload.node, pathOf(obstacle)) };
}
