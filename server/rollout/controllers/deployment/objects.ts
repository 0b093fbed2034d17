/** The objects that the Deployment controller works on. */
import type { DeploymentSpec } from '../../../kubernetes/deployment/deployment';
import type { Cluster, Condition, SimulatedWorkload } from '../../cluster/cluster';
import type { ReplicaSet } from '../replicaSet';

export interface DeploymentCluster extends Cluster {
  readonly workload: DeploymentObject;
  readonly generations: ReplicaSet[];
}

export interface DeploymentObject extends SimulatedWorkload {
  spec: DeploymentSpec;
  /** The annotation deployment.kubernetes.io/revision; 0 while it is absent. */
  revision: number;
  status: DeploymentStatus;
  /** The end of the deadline that the controller has already been woken for. */
  deadlineSeen: number;
}

export interface DeploymentStatus {
  readonly observedGeneration: number;
  readonly replicas: number;
  readonly updatedReplicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  readonly unavailableReplicas: number;
  readonly terminatingReplicas: number;
  readonly conditions: readonly Condition[];
}
