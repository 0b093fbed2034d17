import type { StatefulSetSpec } from './statefulSet';

/** How many pods an update replaces by itself. */
export function updatedPods({ replicas, updateStrategy }: Pick<StatefulSetSpec, 'replicas' | 'updateStrategy'>): number {
  if (updateStrategy.type === 'OnDelete') return 0;
  return Math.max(0, replicas - (updateStrategy.rollingUpdate?.partition ?? 0));
}
