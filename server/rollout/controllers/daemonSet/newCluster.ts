import type { DaemonSetSpec } from '../../../kubernetes/daemonSet/daemonSet';
import type { PodClusterChange, PodTimer } from '../../cluster/podCluster';
import { simulationLimits } from '../../cluster/simulate';
import { Templates } from '../../cluster/templates';
import { Timers } from '../../cluster/timers';
import type { PodPolicy } from '../../kubelet/podLife';
import type { DaemonSetCluster } from './daemonSet';
import { syncDaemonSet } from './sync';
import type { DaemonNode } from './nodes';

/** A DaemonSet to be created, its nodes, and how its pods live. */
export interface NewDaemonSet {
  readonly name: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec: DaemonSetSpec;
  readonly nodes: readonly DaemonNode[];
  /** Whether pods are bound to their nodes as soon as they are created. */
  readonly binds: boolean;
  readonly lives: PodPolicy;
  readonly observe: (change: PodClusterChange<string>) => void;
}

/** A cluster with a DaemonSet that the controller has not seen yet. */
export function newDaemonSetCluster(created: NewDaemonSet): DaemonSetCluster {
  const templates = new Templates();
  const cluster: DaemonSetCluster = {
    now: 0,
    sync: () => syncDaemonSet(cluster),
    timers: new Timers<PodTimer<string>>(),
    templates,
    lives: created.lives,
    observe: created.observe,
    pods: [],
    binds: created.binds,
    nodes: created.nodes,
    woken: true,
    resyncAt: Number.POSITIVE_INFINITY,
    budget: simulationLimits.budget,
    nextPod: 1,
    set: {
      kind: 'DaemonSet',
      name: created.name,
      annotations: created.annotations ?? {},
      spec: created.spec,
      template: templates.intern(created.spec.template),
      generation: 1,
      status: {
        observedGeneration: 0,
        desiredNumberScheduled: 0,
        currentNumberScheduled: 0,
        numberMisscheduled: 0,
        numberReady: 0,
        updatedNumberScheduled: 0,
        numberAvailable: 0,
        numberUnavailable: 0,
      },
      history: { revisions: [], made: 0 },
      backOff: new Map(),
    },
  };
  return cluster;
}
