/** Where a simulation begins: with a Deployment that was just created, or with one that came to rest long ago. */
import { newestVersion } from '../../kubernetes/kubernetesVersion';
import type { Deployment } from '../../kubernetes/deployment';
import type { Cluster, ClusterChange, TimerTarget } from './cluster';
import { arrive } from './placing';
import { resolveFenceposts } from '../controllers/deployment/fenceposts';
import { recordCreation } from '../controllers/deployment/scaleReplicaSet';
import { lifeOf, type PodPolicy } from '../kubelet/podLife';
import { replicaSetsOfPast, type PastRevision } from '../past';
import { individualPods } from '../controllers/replicaSet';
import { newGroup } from './podGroups';
import { settle, simulationLimits } from './simulate';
import type { Surroundings } from './surroundings';
import { Templates } from './templates';
import { Timers } from './timers';

/** Longer ago than any minReadySeconds. */
const longAgo = -2_147_483_648_000;

const ownAnnotations = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
]);

/** A cluster with a Deployment that the controller has not seen yet. */
export function newCluster(
  deployment: Deployment,
  pods: PodPolicy,
  observe: (change: ClusterChange) => void,
  surroundings: Surroundings | null = null,
  otherTerminationMs = Number.POSITIVE_INFINITY,
): Cluster {
  const templates = new Templates();
  const { metadata, spec } = deployment;
  return {
    now: 0,
    deployment: {
      name: metadata.name,
      namespace: metadata.namespace,
      labels: metadata.labels ?? {},
      selector: spec.selector?.matchLabels ?? null,
      createdAt: 0,
      annotations: travellingAnnotations(metadata.annotations),
      spec,
      template: templates.intern(spec.template),
      fenceposts: resolveFenceposts(spec.replicas, spec.strategy),
      revision: 0,
      generation: 1,
      status: {
        observedGeneration: 0,
        replicas: 0,
        updatedReplicas: 0,
        readyReplicas: 0,
        availableReplicas: 0,
        unavailableReplicas: 0,
        terminatingReplicas: 0,
        conditions: [],
      },
      dirty: true,
    },
    replicaSets: [],
    timers: new Timers<TimerTarget>(),
    templates,
    server: deployment.server ?? newestVersion,
    pods,
    surroundings,
    otherTerminationMs,
    podQuota: Number.POSITIVE_INFINITY,
    observe,
    budget: simulationLimits.budget,
    deadlineSeen: Number.NaN,
    newsAt: 0,
    nextGroup: 1,
    nextReplicaSet: 1,
  };
}

/** The annotations that a Deployment and its sets pass to each other; not those that kubectl and the controllers keep for themselves. */
export function travellingAnnotations(annotations: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !ownAnnotations.has(key)));
}

/**
 * A cluster in which the Deployment came to rest long ago, with all pods available; paused or not. Without a past its ReplicaSet is the first
 * one.
 */
export function atRest(
  deployment: Deployment,
  pods: PodPolicy,
  observe: (change: ClusterChange) => void,
  past: readonly PastRevision[] = [],
  surroundings: Surroundings | null = null,
): Cluster {
  const cluster = newCluster(deployment, pods, observe, surroundings);
  const { replicas } = deployment.spec;
  const replicaSet = replicaSetsOfPast(cluster, past, replicas);
  const life = lifeOf([], pods(replicaSet.template).terminationMs);
  for (let left = replicas; left > 0; left -= replicas <= individualPods ? 1 : left) {
    const count = replicas <= individualPods ? 1 : left;
    const group = newGroup({ id: cluster.nextGroup++, count, createdAt: longAgo, life, replicaSet });
    replicaSet.pods.add(Object.assign(group, { state: 'available', readySince: longAgo, everReady: true }));
    const pod = surroundings?.existing(replicaSet.template) ?? null;
    if (pod !== null) arrive(cluster, group, pod, count);
  }
  if (replicas > 0) recordCreation(cluster, replicaSet);
  settle(cluster);
  return cluster;
}
