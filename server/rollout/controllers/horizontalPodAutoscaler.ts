/** The HorizontalPodAutoscaler controller (pkg/controller/podautoscaler), as far as it acts without metrics: it keeps the number within its bounds. */
import type { Cluster } from '../cluster/cluster';
import { changeSpec } from '../kubectl/act';

/** It looks every so often. */
const autoscalerPeriodMs = 15_000;

/** Brings the number of replicas within the bounds. A workload that is scaled to 0 is left alone. */
export function autoscale(cluster: Cluster): void {
  const bounds = cluster.surroundings?.autoscaler ?? null;
  const { spec } = cluster.workload;
  if (bounds === null || spec.replicas === 0) return;
  const replicas = Math.min(Math.max(spec.replicas, bounds.minReplicas), bounds.maxReplicas);
  if (replicas !== spec.replicas) changeSpec(cluster, { ...spec, replicas });
}

/** When it will act next; Infinity where there is nothing for it to do. */
export function nextAutoscaling({ surroundings, workload, now }: Cluster): number {
  const bounds = surroundings?.autoscaler ?? null;
  const { replicas } = workload.spec;
  if (bounds === null || replicas === 0 || (replicas >= bounds.minReplicas && replicas <= bounds.maxReplicas))
    return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.floor(now / autoscalerPeriodMs) + 1) * autoscalerPeriodMs;
}
