/** The status of a Deployment, counted from those of its ReplicaSets (deployment/sync.go: calculateStatus; deployment/progress.go: syncRolloutStatus). */
import type { Condition } from '../../cluster/cluster';
import type { ReplicaSet } from '../replicaSet';
import type { DeploymentCluster, DeploymentStatus } from './objects';
import { condition, failureCondition, findCondition, isComplete, observeCondition, progressCondition, setCondition } from './conditions';

/** The status after a sync that rolled out: with progress and failures. */
export function syncRolloutStatus(cluster: DeploymentCluster, newReplicaSet: ReplicaSet | null): void {
  const counted = calculateStatus(cluster, newReplicaSet);
  const progressed = progressCondition(cluster, counted, newReplicaSet);
  writeStatus(cluster, counted, failureCondition(cluster, progressed, newReplicaSet));
}

/** The status after a sync that only scaled or is paused: Progressing stays as it is (syncDeploymentStatus). */
export function syncDeploymentStatus(cluster: DeploymentCluster, newReplicaSet: ReplicaSet | null): void {
  const counted = calculateStatus(cluster, newReplicaSet);
  writeStatus(cluster, counted, counted.conditions);
}

/** The status between two portions of one scaling: with progress, but for a paused Deployment. */
export function syncStatus(cluster: DeploymentCluster, newReplicaSet: ReplicaSet | null): void {
  if (cluster.workload.spec.paused) syncDeploymentStatus(cluster, newReplicaSet);
  else syncRolloutStatus(cluster, newReplicaSet);
}

function calculateStatus(cluster: DeploymentCluster, newReplicaSet: ReplicaSet | null): DeploymentStatus {
  const { workload: deployment, generations: replicaSets, now } = cluster;
  let replicas = 0;
  let ready = 0;
  let available = 0;
  let terminating = 0;
  let wanted = 0;
  for (const { status, size } of replicaSets) {
    replicas += status.replicas;
    ready += status.readyReplicas;
    available += status.availableReplicas;
    terminating += status.terminatingReplicas;
    wanted += size;
  }
  const enough = available >= deployment.spec.replicas - deployment.limits.unavailable;
  const minimum = enough
    ? condition(now, 'Available', 'True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.')
    : condition(now, 'Available', 'False', 'MinimumReplicasUnavailable', 'Deployment does not have minimum availability.');
  return {
    observedGeneration: deployment.generation,
    replicas,
    updatedReplicas: newReplicaSet?.status.replicas ?? 0,
    readyReplicas: ready,
    availableReplicas: available,
    unavailableReplicas: Math.max(0, wanted - available),
    terminatingReplicas: terminating,
    conditions: setCondition(deployment.status.conditions, minimum),
  };
}

function writeStatus(cluster: DeploymentCluster, counted: DeploymentStatus, conditions: readonly Condition[]): void {
  const { workload: deployment } = cluster;
  const before = deployment.status;
  if (
    before.conditions === conditions &&
    before.observedGeneration === counted.observedGeneration &&
    before.replicas === counted.replicas &&
    before.updatedReplicas === counted.updatedReplicas &&
    before.readyReplicas === counted.readyReplicas &&
    before.availableReplicas === counted.availableReplicas &&
    before.unavailableReplicas === counted.unavailableReplicas &&
    before.terminatingReplicas === counted.terminatingReplicas
  )
    return;
  deployment.status = counted.conditions === conditions ? counted : { ...counted, conditions };
  // The controller is woken by its own write, but only these let it do anything at its next look.
  if (isComplete(deployment, deployment.status)) deployment.dirty = true;
  if (before.conditions === conditions) return;
  for (const next of conditions) {
    const was = findCondition(before.conditions, next.type);
    if (was?.status === next.status && was.reason === next.reason) continue;
    deployment.dirty = true;
    observeCondition(cluster, next);
  }
}
