import type { StatefulSetSpec } from '../../../kubernetes/statefulSet/statefulSet';
import type { PodClusterChange, PodTimer } from '../../cluster/podCluster';
import { simulationLimits } from '../../cluster/simulate';
import { Templates } from '../../cluster/templates';
import { Timers } from '../../cluster/timers';
import type { PodPolicy } from '../../kubelet/podLife';
import type { StatefulSetCluster } from './statefulSet';
import { syncStatefulSet } from './sync';

/** A StatefulSet to be created, and how its pods live. */
export interface NewStatefulSet {
  readonly name: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec: StatefulSetSpec;
  readonly maxUnavailableEnabled?: boolean;
  readonly lives: PodPolicy;
  readonly observe: (change: PodClusterChange<number>) => void;
}

/** A cluster with a StatefulSet that the controller has not seen yet. */
export function newStatefulSetCluster(created: NewStatefulSet): StatefulSetCluster {
  const templates = new Templates();
  const cluster: StatefulSetCluster = {
    now: 0,
    sync: () => syncStatefulSet(cluster),
    timers: new Timers<PodTimer<number>>(),
    templates,
    lives: created.lives,
    observe: created.observe,
    pods: [],
    binds: true,
    woken: true,
    resyncAt: Number.POSITIVE_INFINITY,
    budget: simulationLimits.budget,
    nextPod: 1,
    set: {
      kind: 'StatefulSet',
      name: created.name,
      annotations: created.annotations ?? {},
      spec: created.spec,
      template: templates.intern(created.spec.template),
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
      history: { revisions: [], made: 0 },
      claims: new Map(),
      maxUnavailableEnabled: created.maxUnavailableEnabled ?? false,
    },
  };
  return cluster;
}
