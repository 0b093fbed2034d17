/** The Deployment controller (deployment/deployment_controller.go: syncDeployment): what one look at the Deployment does. */
import type { DeploymentCluster } from './objects';
import { updatePausedCondition } from './conditions';
import { isScalingEvent, syncScale } from './proportionalScaling';
import { rolloutRecreate } from './recreate';
import { rolloutRolling } from './rollingUpdate';

export function syncDeployment(cluster: DeploymentCluster): void {
  const { workload: deployment } = cluster;
  updatePausedCondition(cluster);
  if (deployment.spec.paused || isScalingEvent(cluster)) {
    syncScale(cluster);
    return;
  }
  switch (deployment.spec.strategy.type) {
    case 'RollingUpdate':
      rolloutRolling(cluster);
      return;
    case 'Recreate':
      rolloutRecreate(cluster);
      return;
  }
}
