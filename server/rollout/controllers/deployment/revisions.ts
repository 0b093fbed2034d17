/** Revisions (deployment/sync.go: getNewReplicaSet; deployment/util: SetNewReplicaSetAnnotations): which set is the new one, and which number it bears. */
import { findNewReplicaSet, type Cluster, type ReplicaSet } from '../../cluster/cluster';
import { PodGroups } from '../../cluster/podGroups';
import { judgeAvailability, manageReplicas } from '../replicaSet';
import type { Template } from '../../cluster/templates';
import { condition, findCondition, hasProgressDeadline, putCondition } from './conditions';
import { newReplicaSetSize } from './newReplicaSetSize';
import { recordCreation } from './scaleReplicaSet';
import { syncStatus } from './status';

const longestName = 253;
const maxHistoryLength = 2000;

/** Finds the new set, makes it the newest revision and hands it the Deployment's annotations; creates it if wanted. */
export function syncRevision(cluster: Cluster, create: boolean): ReplicaSet | null {
  const existing = findNewReplicaSet(cluster);
  const revision = maxRevision(cluster, existing) + 1;
  if (existing === null) return create ? createReplicaSet(cluster, revision) : null;
  if (updateReplicaSet(cluster, existing, revision)) return existing;
  setDeploymentRevision(cluster, existing.revision);
  if (hasProgressDeadline(cluster.deployment) && findCondition(cluster.deployment.status.conditions, 'Progressing') === undefined) {
    putCondition(cluster, condition(cluster.now, 'Progressing', 'True', 'FoundNewReplicaSet', `Found new replica set "${existing.name}"`));
  }
  return existing;
}

/** An object for a new set with no pods yet, of the Deployment's template or another one; it isn't part of the cluster. */
export function newReplicaSet(
  cluster: Cluster,
  size: number,
  revision: number,
  template: Template = cluster.deployment.template,
): ReplicaSet {
  const { deployment } = cluster;
  return {
    number: cluster.nextReplicaSet++,
    name: replicaSetName(cluster, template),
    createdAt: cluster.now,
    template,
    size,
    minReadySeconds: deployment.spec.minReadySeconds,
    revision,
    revisionHistory: '',
    desiredReplicas: deployment.spec.replicas,
    maxReplicas: deployment.spec.replicas + deployment.fenceposts.maxSurge.value,
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
function createReplicaSet(cluster: Cluster, revision: number): ReplicaSet | null {
  const { deployment } = cluster;
  const name = replicaSetName(cluster, deployment.template);
  const refusal = cluster.surroundings?.replicaSetRefusal(cluster.replicaSets.length) ?? null;
  if (refusal !== null) {
    failToCreate(cluster, name, `replicasets.apps "${name}" is forbidden: ${refusal}`);
    return null;
  }
  if (name.length > longestName) {
    const invalid = `Invalid value: "${name}": must be no more than ${longestName} characters`;
    failToCreate(cluster, name, `ReplicaSet.apps "${name}" is invalid: metadata.name: ${invalid}`);
    return null;
  }
  const created = newReplicaSet(cluster, newReplicaSetSize(cluster, 0), revision);
  cluster.replicaSets.push(created);
  deployment.dirty = true;
  manageReplicas(cluster, created, () => syncStatus(cluster, created));
  cluster.observe({ kind: 'replicaSetCreated', replicaSet: created });
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

function failToCreate(cluster: Cluster, name: string, refusal: string): void {
  const message = `Failed to create new replica set "${name}": ${refusal}`;
  if (hasProgressDeadline(cluster.deployment)) {
    putCondition(cluster, condition(cluster.now, 'Progressing', 'False', 'ReplicaSetCreateError', message));
  }
  cluster.observe({ kind: 'event', atMs: cluster.now, type: 'Warning', reason: 'ReplicaSetCreateError', message });
}

/** Copies annotations (never removes any), raises the revision and keeps the former number, passes minReadySeconds on. Answers whether it wrote. */
function updateReplicaSet(cluster: Cluster, replicaSet: ReplicaSet, revision: number): boolean {
  const { deployment } = cluster;
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

function setDeploymentRevision(cluster: Cluster, revision: number): void {
  if (cluster.deployment.revision === revision) return;
  cluster.deployment.revision = revision;
  cluster.deployment.dirty = true;
}

function maxRevision(cluster: Cluster, except: ReplicaSet | null): number {
  let max = 0;
  for (const replicaSet of cluster.replicaSets) if (replicaSet !== except && replicaSet.revision > max) max = replicaSet.revision;
  return max;
}

/** From 1.34 on a name that would be too long loses the end of the Deployment's part. */
function replicaSetName({ deployment: { name }, server }: Cluster, { hash }: Template): string {
  const own = server < 34 ? name : name.slice(0, longestName - 1 - hash.length);
  return `${own}-${hash}`;
}
