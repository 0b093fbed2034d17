import { daemonSetKind } from './daemonSet/kind';
import { deploymentKind } from './deployment/kind';
import { horizontalPodAutoscalerKind } from './neighbours/horizontalPodAutoscaler';
import { persistentVolumeClaimKind } from './neighbours/persistentVolumeClaim';
import { podDisruptionBudgetKind } from './neighbours/podDisruptionBudget';
import { resourceQuotaKind } from './neighbours/resourceQuota';
import type { ObjectKind } from './objectKind';
import { statefulSetKind } from './statefulSet/kind';

/** The kinds that are judged as the API server judges them, by the type of their objects (`objectsOf`). */
export const objectKinds: ReadonlyMap<string, ObjectKind> = new Map(
  [
    deploymentKind,
    statefulSetKind,
    daemonSetKind,
    horizontalPodAutoscalerKind,
    podDisruptionBudgetKind,
    persistentVolumeClaimKind,
    resourceQuotaKind,
  ].map(kind => [`${kind.apiVersion}/${kind.kind}`, kind] as const),
);
