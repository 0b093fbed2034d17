/** What a simulation begins with, whatever the kind. */
import type { KubernetesVersion } from '../../kubernetes/kubernetesVersion';
import type { Controller } from '../controllers/controller';
import type { PodPolicy } from '../kubelet/podLife';
import type { Applied, Cluster, ClusterChange, Generation, SimulatedWorkload, TimerTarget } from './cluster';
import { simulationLimits } from './simulate';
import type { Surroundings } from './surroundings';
import type { Templates } from './templates';
import { Timers } from './timers';

/** How pods live and what stands around them, and who is told what happens. */
export interface Setting {
  readonly pods: PodPolicy;
  readonly observe: (change: ClusterChange) => void;
  /** Absent: nothing that bears on the pods. */
  readonly surroundings?: Surroundings | null;
  /** How long pods of others take to stop; absent: until somebody removes them. */
  readonly otherTerminationMs?: number;
  /** Absent or null: the workload with a template that nobody has spelled out. */
  readonly applied?: Applied | null;
}

/**
 * A cluster with a workload and the versions of its template. Objects that are simulated are written out field by field: those made by a spread take
 * half as long again to work on.
 */
export function newCluster<W extends SimulatedWorkload, G extends Generation>(
  workload: W,
  generations: G[],
  {
    controller,
    templates,
    server,
    pods,
    observe,
    surroundings = null,
    otherTerminationMs = Number.POSITIVE_INFINITY,
    applied = null,
  }: Setting & { readonly controller: Controller; readonly templates: Templates; readonly server: KubernetesVersion },
): Cluster & { readonly workload: W; readonly generations: G[] } {
  return {
    now: 0,
    workload,
    generations,
    controller,
    timers: new Timers<TimerTarget>(),
    pods,
    surroundings,
    otherTerminationMs,
    podQuota: Number.POSITIVE_INFINITY,
    observe,
    applied,
    flushAt: Number.POSITIVE_INFINITY,
    budget: simulationLimits.budget,
    templates,
    server,
    newsAt: 0,
    nextGroup: 1,
    nextGeneration: 1,
  };
}
