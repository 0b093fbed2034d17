import type { IntOrString } from '../intOrString';
import type { WorkloadObject, WorkloadSpec } from '../workloads/workloadObject';

/** A Deployment (apps/v1). */
export interface Deployment extends WorkloadObject {
  readonly spec: DeploymentSpec;
}

export interface DeploymentSpec extends WorkloadSpec {
  readonly strategy: DeploymentStrategy;
  readonly progressDeadlineSeconds: number;
  readonly paused: boolean;
}

export type DeploymentStrategy =
  | { readonly type: 'RollingUpdate'; readonly rollingUpdate: { readonly maxSurge: IntOrString; readonly maxUnavailable: IntOrString } }
  | { readonly type: 'Recreate' };
