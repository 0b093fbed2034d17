import { updatedPods } from '../../../kubernetes/statefulSet/updatedPods';
import type { StatefulSetSpec } from '../../../kubernetes/statefulSet/statefulSet';
import type { Limits } from '../../../protocol/timeline';

/** A StatefulSet has no pods beside those that it replaces, and replaces one at a time; none whose ordinal the partition protects. */
export function limitsOf({ replicas, updateStrategy }: StatefulSetSpec): Limits {
  const unavailable = Math.min(updatedPods({ replicas, updateStrategy }), 1);
  return { desired: replicas, surge: 0, unavailable, ceiling: replicas, floor: replicas - unavailable };
}
