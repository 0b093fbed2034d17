/** Where the simulation of a StatefulSet begins: it was just created, or came to rest long ago. */
import type { StatefulSet } from '../../../kubernetes/statefulSet/statefulSet';
import { newestVersion } from '../../../kubernetes/kubernetesVersion';
import { newCluster, type Setting } from '../../cluster/newCluster';
import { addRestingPod, mostPlaced } from '../../cluster/placedPods';
import { settle } from '../../cluster/simulate';
import { Templates } from '../../cluster/templates';
import type { PastRevision } from '../../past';
import type { PodInfo } from '../../scheduler/podInfo';
import { revisionsOfPast } from '../controllerRevision';
import { addClaims, withClaims } from './claims';
import { statefulSetController } from './controller';
import { limitsOf } from './limits';
import { Ordinals } from './ordinals';
import { nameOf } from './revisions';
import { startOf, type StatefulPod, type StatefulSetCluster, type StatefulSetObject } from './statefulSet';

/** A cluster with a StatefulSet that the controller has not seen yet. */
export function newStatefulSet(
  { metadata, spec, server = newestVersion }: StatefulSet,
  setting: Setting & { readonly maxUnavailableEnabled?: boolean },
): StatefulSetCluster {
  const templates = new Templates();
  const workload: StatefulSetObject = {
    kind: 'StatefulSet',
    name: metadata.name,
    namespace: metadata.namespace,
    labels: metadata.labels ?? {},
    selector: spec.selector?.matchLabels ?? null,
    createdAt: 0,
    annotations: metadata.annotations,
    spec,
    template: templates.intern(spec.template),
    limits: limitsOf(spec),
    generation: 1,
    status: {
      observedGeneration: 0,
      replicas: 0,
      readyReplicas: 0,
      availableReplicas: 0,
      currentReplicas: 0,
      updatedReplicas: 0,
      currentRevision: null,
      updateRevision: null,
    },
    dirty: true,
    claims: new Set(),
    claimOwners: new Map(),
    lacksClaims: false,
    lostClaims: new Set(),
    maxUnavailableEnabled: setting.maxUnavailableEnabled ?? false,
    lookAgainAt: Number.POSITIVE_INFINITY,
    vainLooks: null,
  };
  const cluster = newCluster(workload, [], { ...setting, controller: statefulSetController, templates, server });
  return Object.assign(cluster, {
    placed: [],
    unsettled: new Set<StatefulPod>(),
    binds: true,
    touched: [],
    ordinals: new Ordinals(),
    atPlace: (info: PodInfo, ordinal: number) => withClaims(info, ordinal, workload),
  });
}

/** A cluster in which it came to rest long ago, with all pods available. */
export function atRest(set: StatefulSet, setting: Setting, past: readonly PastRevision[] = []): StatefulSetCluster {
  const cluster = newStatefulSet(set, setting);
  const revision = revisionsOfPast(cluster, past, nameOf);
  for (let index = 0; index < Math.min(set.spec.replicas, mostPlaced); index++) {
    const ordinal = startOf(set.spec) + index;
    addClaims(cluster, ordinal);
    addRestingPod(cluster, { name: `${set.metadata.name}-${ordinal}`, place: ordinal, revision });
  }
  settle(cluster);
  return cluster;
}
