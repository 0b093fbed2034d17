import { daemonSetKind } from './daemonSet/kind';
import { withDefaults } from './defaults';
import { horizontalPodAutoscalerKind } from './neighbours/horizontalPodAutoscaler';
import { persistentVolumeClaimKind } from './neighbours/persistentVolumeClaim';
import { podDisruptionBudgetKind } from './neighbours/podDisruptionBudget';
import { resourceQuotaKind } from './neighbours/resourceQuota';
import type { ObjectKind } from './objectKind';
import { statefulSetKind } from './statefulSet/kind';
import { deploymentUpdateWarnings, deploymentWarnings, validateDeployment, validateDeploymentUpdate } from './validation/deployment';

const deployment: ObjectKind = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  group: 'apps',
  withDefaults,
  validate: validateDeployment,
  validateUpdate: validateDeploymentUpdate,
  warnings: deploymentWarnings,
  updateWarnings: deploymentUpdateWarnings,
};

/** The kinds that are judged as the API server judges them, by the type of their objects (`objectsOf`). */
export const objectKinds: ReadonlyMap<string, ObjectKind> = new Map(
  [
    deployment,
    statefulSetKind,
    daemonSetKind,
    horizontalPodAutoscalerKind,
    podDisruptionBudgetKind,
    persistentVolumeClaimKind,
    resourceQuotaKind,
  ].map(kind => [`${kind.apiVersion}/${kind.kind}`, kind] as const),
);
