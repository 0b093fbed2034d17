/** Revisions (deployment/sync.go: getNewReplicaSet; deployment/util: SetNewReplicaSetAnnotations): which set is the new one, and which number it bears. */
import type { CreateError } from '../../../protocol/obstacle';
import { newGeneration } from '../../cluster/cluster';
import { manageReplicas, type ReplicaSet } from '../replicaSet';
import type { DeploymentCluster } from './objects';
import { PodGroups } from '../../cluster/podGroups';
import { judgeAvailability } from '../../cluster/pods';
import type { Template } from '../../cluster/templates';
import { condition, findCondition, hasProgressDeadline, putCondition, replicaSetCreateError } from './conditions';
import { newReplicaSetSize } from './newReplicaSetSize';
import { recordCreation } from './scaleReplicaSet';
import { syncStatus } from './status';

const longestName = 253;
const maxHistoryLength = 2000;

/** Finds the new set, makes it the newest revision and hands it the Deployment's annotations; creates it if wanted. */
export function syncRevision(cluster: DeploymentCluster, create: boolean): ReplicaSet | null {
  const existing = newGeneration(cluster);
  const revision = maxRevision(cluster, existing) + 1;
  if (existing === null) return create ? createReplicaSet(cluster, revision) : null;
  if (updateReplicaSet(cluster, existing, revision)) return existing;
  setDeploymentRevision(cluster, existing.revision);
  if (hasProgressDeadline(cluster.workload) && findCondition(cluster.workload.status.conditions, 'Progressing') === undefined) {
    putCondition(cluster, condition(cluster.now, 'Progressing', 'True', 'FoundNewReplicaSet', `Found new replica set "${existing.name}"`));
  }
  return existing;
}

/** An object for a new set with no pods yet, of the Deployment's template or another one; it isn't part of the cluster. */
export function newReplicaSet(
  cluster: DeploymentCluster,
  size: number,
  revision: number,
  template: Template = cluster.workload.template,
): ReplicaSet {
  const { workload: deployment } = cluster;
  return {
    number: cluster.nextGeneration++,
    name: replicaSetName(cluster, template),
    createdAt: cluster.now,
    template,
    size,
    minReadySeconds: deployment.spec.minReadySeconds,
    revision,
    revisionHistory: '',
    desiredReplicas: deployment.spec.replicas,
    maxReplicas: deployment.spec.replicas + deployment.limits.surge,
    annotations: deployment.annotations,
    status: { replicas: 0, readyReplicas: 0, availableReplicas: 0, terminatingReplicas: 0, replicaFailure: null },
    pods: new PodGroups(),
    createError: null,
    failures: 0,
    retrySet: false,
    lookAgainAt: Number.POSITIVE_INFINITY,
    dirty: true,
  };
}

/** null where the API server lets no further set be, or none of that name: then the sync ends there, and nothing else of the status is written. */
function createReplicaSet(cluster: DeploymentCluster, revision: number): ReplicaSet | null {
  const { workload: deployment } = cluster;
  const refusal = replicaSetRefusal(cluster);
  if (refusal !== null) {
    failToCreate(cluster, refusal.message);
    return null;
  }
  const created = newReplicaSet(cluster, newReplicaSetSize(cluster, 0), revision);
  cluster.generations.push(created);
  deployment.dirty = true;
  manageReplicas(cluster, created, () => syncStatus(cluster, created));
  cluster.observe({ kind: 'created', generation: created, size: created.size });
  if (created.size > 0) recordCreation(cluster, created);
  setDeploymentRevision(cluster, revision);
  if (hasProgressDeadline(deployment)) {
    putCondition(
      cluster,
      condition(cluster.now, 'Progressing', 'True', 'NewReplicaSetCreated', `Created new replica set "${created.name}"`),
    );
  }
  return created;
}

/** Why the API server would create no further set for the template; null where it would. */
export function replicaSetRefusal(cluster: DeploymentCluster): CreateError | null {
  const { workload, generations, surroundings } = cluster;
  const name = replicaSetName(cluster, workload.template);
  const refusal = surroundings?.replicaSetRefusal(generations.length) ?? null;
  if (refusal === null && name.length <= longestName) return null;
  const invalid = (own: string): string => `Invalid value: "${own}": must be no more than ${longestName} characters`;
  const told = (own: string): string =>
    refusal === null
      ? `ReplicaSet.apps "${own}" is invalid: metadata.name: ${invalid(own)}`
      : `replicasets.apps "${own}" is forbidden: ${refusal.refusal}`;
  const message = (own: string): string => `Failed to create new replica set "${own}": ${told(own)}`;
  return { message: message(name), quotable: message(`${workload.name}-…`), policy: refusal?.policy ?? null };
}

function failToCreate(cluster: DeploymentCluster, message: string): void {
  if (hasProgressDeadline(cluster.workload)) {
    putCondition(cluster, condition(cluster.now, 'Progressing', 'False', replicaSetCreateError, message));
  }
  cluster.observe({ kind: 'event', atMs: cluster.now, type: 'Warning', reason: replicaSetCreateError, message });
}

/** Copies annotations (never removes any), raises the revision and keeps the former number, passes minReadySeconds on. Answers whether it wrote. */
function updateReplicaSet(cluster: DeploymentCluster, replicaSet: ReplicaSet, revision: number): boolean {
  const { workload: deployment } = cluster;
  let changed = copyAnnotations(deployment.annotations, replicaSet);
  if (replicaSet.revision < revision) {
    const former = replicaSet.revisionHistory.split(',').filter(number => number !== '');
    replicaSet.revisionHistory = addToHistory(former.map(Number), replicaSet.revision).join();
    replicaSet.revision = revision;
    changed = true;
  }
  if (replicaSet.minReadySeconds !== deployment.spec.minReadySeconds) {
    replicaSet.minReadySeconds = deployment.spec.minReadySeconds;
    judgeAvailability(cluster, replicaSet);
    changed = true;
  }
  if (changed) deployment.dirty = true;
  return changed;
}

/** Answers whether any was new. */
function copyAnnotations(annotations: Readonly<Record<string, string>>, replicaSet: ReplicaSet): boolean {
  if (annotations === replicaSet.annotations) return false;
  const differ = Object.entries(annotations).some(
    ([key, value]) => !Object.hasOwn(replicaSet.annotations, key) || replicaSet.annotations[key] !== value,
  );
  if (differ) replicaSet.annotations = { ...replicaSet.annotations, ...annotations };
  return differ;
}

/** The numbers that a set had, with one more; the oldest are dropped where the annotation becomes too long. */
export function addToHistory(former: readonly number[], revision: number): readonly number[] {
  const numbers = [...former, revision];
  let length = numbers.join().length;
  while (length > maxHistoryLength) length -= String(numbers.shift()).length + 1;
  return numbers;
}

function setDeploymentRevision(cluster: DeploymentCluster, revision: number): void {
  if (cluster.workload.revision === revision) return;
  cluster.workload.revision = revision;
  cluster.workload.dirty = true;
}

function maxRevision(cluster: DeploymentCluster, except: ReplicaSet | null): number {
  let max = 0;
  for (const replicaSet of cluster.generations) if (replicaSet !== except && replicaSet.revision > max) max = replicaSet.revision;
  return max;
}

/** From 1.34 on a name that would be too long loses the end of the Deployment's part. */
function replicaSetName({ workload: { name }, server }: DeploymentCluster, { hash }: Template): string {
  const own = server < 34 ? name : name.slice(0, longestName - 1 - hash.length);
  return `${own}-${hash}`;
}
