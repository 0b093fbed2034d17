/** Where the simulation of a Deployment begins: it was just created, or came to rest long ago. */
import type { Deployment } from '../../../kubernetes/deployment/deployment';
import { newestVersion } from '../../../kubernetes/kubernetesVersion';
import { newCluster, type Setting } from '../../cluster/newCluster';
import { addRestingPods } from '../../cluster/pods';
import { settle } from '../../cluster/simulate';
import { Templates } from '../../cluster/templates';
import { lifeOf } from '../../kubelet/podLife';
import type { PastRevision } from '../../past';
import { travellingAnnotations } from './annotations';
import { deploymentController } from './controller';
import { limitsOf } from './fenceposts';
import type { DeploymentCluster, DeploymentObject } from './objects';
import { replicaSetsOfPast } from './past';
import { recordCreation } from './scaleReplicaSet';

/** A cluster with a Deployment that the controller has not seen yet. */
export function newDeployment({ metadata, spec, server = newestVersion }: Deployment, setting: Setting): DeploymentCluster {
  const templates = new Templates();
  const workload: DeploymentObject = {
    kind: 'Deployment',
    name: metadata.name,
    namespace: metadata.namespace,
    labels: metadata.labels ?? {},
    selector: spec.selector?.matchLabels ?? null,
    createdAt: 0,
    annotations: travellingAnnotations(metadata.annotations),
    spec,
    template: templates.intern(spec.template),
    limits: limitsOf(spec),
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
    deadlineSeen: Number.NaN,
  };
  return newCluster(workload, [], { ...setting, controller: deploymentController, templates, server });
}

/**
 * A cluster in which the Deployment came to rest long ago, with all pods available; paused or not. Without a past its ReplicaSet is the first
 * one.
 */
export function atRest(deployment: Deployment, setting: Setting, past: readonly PastRevision[] = []): DeploymentCluster {
  const cluster = newDeployment(deployment, setting);
  const { replicas } = deployment.spec;
  const replicaSet = replicaSetsOfPast(cluster, past, replicas);
  addRestingPods(cluster, replicaSet, lifeOf([], setting.pods(replicaSet.template).terminationMs), replicas);
  if (replicas > 0) recordCreation(cluster, replicaSet);
  settle(cluster);
  return cluster;
}
