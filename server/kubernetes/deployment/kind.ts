import type { ObjectKind } from '../objectKind';
import { withDefaults } from './defaults';
import { deploymentUpdateWarnings, deploymentWarnings, validateDeployment, validateDeploymentUpdate } from './validation';

/** apps/v1 Deployment: pods that nothing tells apart. */
export const deploymentKind: ObjectKind = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  group: 'apps',
  withDefaults,
  validate: validateDeployment,
  validateUpdate: validateDeploymentUpdate,
  warnings: deploymentWarnings,
  updateWarnings: deploymentUpdateWarnings,
};
