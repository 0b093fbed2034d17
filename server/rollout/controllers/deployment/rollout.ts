import type { Deployment } from '../../../kubernetes/deployment/deployment';
import type { RolloutKind } from '../rolloutKind';
import { deploymentColumns, deploymentRow } from './get';
import { atRest } from './newDeployment';

/** How Deployments are simulated. */
export const deploymentRollout: RolloutKind<Deployment> = {
  kind: 'Deployment',
  atRest,
  printed: { columns: deploymentColumns, row: deploymentRow },
};
