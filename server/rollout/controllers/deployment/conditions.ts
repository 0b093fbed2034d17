/**
 * Conditions of a Deployment and its progress deadline (deployment/progress.go, deployment/util: SetCondition, DeploymentComplete,
 * DeploymentProgressing, DeploymentTimedOut).
 */
import { maxInt32 } from '../../../kubernetes/int32';
import type { ConditionReason } from '../../../protocol/timeline';
import type { Condition } from '../../cluster/cluster';
import type { ReplicaSet } from '../replicaSet';
import type { DeploymentCluster, DeploymentObject, DeploymentStatus } from './objects';

export const newReplicaSetAvailable = 'NewReplicaSetAvailable';
export const progressDeadlineExceeded = 'ProgressDeadlineExceeded';
export const replicaSetCreateError = 'ReplicaSetCreateError';

export function findCondition(conditions: readonly Condition[], type: Condition['type']): Condition | undefined {
  for (const condition of conditions) if (condition.type === type) return condition;
  return undefined;
}

/** The same list where status and reason are the same; else the condition moves to the end. Only a new status moves lastTransitionTime. */
export function setCondition(conditions: readonly Condition[], condition: Condition): readonly Condition[] {
  const current = findCondition(conditions, condition.type);
  if (current?.status === condition.status && current.reason === condition.reason) return conditions;
  const lastTransitionTime = current?.status === condition.status ? current.lastTransitionTime : condition.lastTransitionTime;
  return atTheEnd(conditions, current, { ...condition, lastTransitionTime });
}

/** The conditions with one replaced, which moves to their end. */
function atTheEnd(conditions: readonly Condition[], current: Condition | undefined, next: Condition): readonly Condition[] {
  const others = conditions.filter(other => other !== current);
  others.push(next);
  return others;
}

export function condition(
  now: number,
  type: Condition['type'],
  status: Condition['status'],
  reason: ConditionReason,
  message: string,
  lastTransitionTime = now,
): Condition {
  return { type, status, reason, message, lastUpdateTime: now, lastTransitionTime };
}

export function hasProgressDeadline(deployment: DeploymentObject): boolean {
  return deployment.spec.progressDeadlineSeconds !== maxInt32;
}

/** DeploymentComplete: everything is updated and available, and nothing else is left. */
export function isComplete(deployment: DeploymentObject, status: DeploymentStatus): boolean {
  const { replicas } = deployment.spec;
  return (
    status.updatedReplicas === replicas &&
    status.replicas === replicas &&
    status.availableReplicas === replicas &&
    status.observedGeneration >= deployment.generation
  );
}

/** Progressing Unknown while paused, and again once resumed; not where the deadline has passed (checkPausedConditions). */
export function updatePausedCondition(cluster: DeploymentCluster): void {
  const { workload: deployment } = cluster;
  if (!hasProgressDeadline(deployment)) return;
  const current = findCondition(deployment.status.conditions, 'Progressing');
  if (current?.reason === progressDeadlineExceeded) return;
  const { paused } = deployment.spec;
  if (paused === (current?.reason === 'DeploymentPaused')) return;
  const next = paused
    ? condition(cluster.now, 'Progressing', 'Unknown', 'DeploymentPaused', 'Deployment is paused')
    : condition(cluster.now, 'Progressing', 'Unknown', 'DeploymentResumed', 'Deployment is resumed');
  putCondition(cluster, next);
}

/** Writes a condition at once, in the middle of a sync. */
export function putCondition(cluster: DeploymentCluster, next: Condition): void {
  const { workload: deployment } = cluster;
  const conditions = setCondition(deployment.status.conditions, next);
  if (conditions === deployment.status.conditions) return;
  deployment.status = { ...deployment.status, conditions };
  deployment.dirty = true;
  observeCondition(cluster, next);
}

/** Tells of a condition that has been written. */
export function observeCondition(cluster: DeploymentCluster, next: Condition): void {
  cluster.observe({ kind: 'condition', condition: next, deadline: next.reason === progressDeadlineExceeded });
}

/**
 * The condition Progressing after a sync of a rollout (syncRolloutStatus). A Deployment that has completed is not judged any more while all its pods
 * are updated ones.
 */
export function progressCondition(
  cluster: DeploymentCluster,
  status: DeploymentStatus,
  newReplicaSet: ReplicaSet | null,
): readonly Condition[] {
  const { workload: deployment, now } = cluster;
  const { conditions } = status;
  const current = findCondition(conditions, 'Progressing');
  if (!hasProgressDeadline(deployment)) return current === undefined ? conditions : conditions.filter(other => other !== current);
  if (status.replicas === status.updatedReplicas && current?.reason === newReplicaSetAvailable) return conditions;
  if (isComplete(deployment, status)) {
    const message = `${subjectOf(deployment, newReplicaSet)} has successfully progressed.`;
    return setCondition(conditions, condition(now, 'Progressing', 'True', newReplicaSetAvailable, message));
  }
  if (isProgressing(deployment.status, status)) {
    const since = current?.status === 'True' ? current.lastTransitionTime : now;
    const message = `${subjectOf(deployment, newReplicaSet)} is progressing.`;
    return atTheEnd(conditions, current, condition(now, 'Progressing', 'True', 'ReplicaSetUpdated', message, since));
  }
  if (isTimedOut(deployment, current, now)) {
    const message = `${subjectOf(deployment, newReplicaSet)} has timed out progressing.`;
    return setCondition(conditions, condition(now, 'Progressing', 'False', progressDeadlineExceeded, message));
  }
  return conditions;
}

function subjectOf(deployment: DeploymentObject, newReplicaSet: ReplicaSet | null): string {
  return newReplicaSet === null ? `Deployment "${deployment.name}"` : `ReplicaSet "${newReplicaSet.name}"`;
}

/** The condition ReplicaFailure is that of the new set, else of any other (getReplicaFailures). */
export function failureCondition(
  cluster: DeploymentCluster,
  conditions: readonly Condition[],
  newReplicaSet: ReplicaSet | null,
): readonly Condition[] {
  const failing =
    newReplicaSet !== null && newReplicaSet.status.replicaFailure !== null
      ? newReplicaSet
      : cluster.generations.find(({ status }) => status.replicaFailure !== null);
  const message = failing?.status.replicaFailure;
  if (message === undefined || message === null) {
    const current = findCondition(conditions, 'ReplicaFailure');
    return current === undefined ? conditions : conditions.filter(other => other !== current);
  }
  return setCondition(conditions, condition(cluster.now, 'ReplicaFailure', 'True', 'FailedCreate', message));
}

/** When the controller looks at the deadline again by itself (requeueStuckDeployment): a second after it; Infinity where it has none to watch. */
export function deadlineDue(deployment: DeploymentObject): number {
  if (!hasProgressDeadline(deployment) || deployment.spec.paused || isComplete(deployment, deployment.status))
    return Number.POSITIVE_INFINITY;
  const current = findCondition(deployment.status.conditions, 'Progressing');
  if (current === undefined || current.reason === progressDeadlineExceeded || current.reason === newReplicaSetAvailable) {
    return Number.POSITIVE_INFINITY;
  }
  return current.lastUpdateTime + (deployment.spec.progressDeadlineSeconds + 1) * 1000;
}

function isProgressing(before: DeploymentStatus, after: DeploymentStatus): boolean {
  return (
    after.updatedReplicas > before.updatedReplicas ||
    after.replicas - after.updatedReplicas < before.replicas - before.updatedReplicas ||
    after.readyReplicas > before.readyReplicas ||
    after.availableReplicas > before.availableReplicas
  );
}

function isTimedOut(deployment: DeploymentObject, current: Condition | undefined, now: number): boolean {
  if (current === undefined || current.reason === newReplicaSetAvailable) return false;
  if (current.reason === progressDeadlineExceeded) return true;
  return now > current.lastUpdateTime + deployment.spec.progressDeadlineSeconds * 1000;
}
