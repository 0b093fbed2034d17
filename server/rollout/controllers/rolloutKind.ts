import type { WorkloadObject } from '../../kubernetes/workloads/workloadObject';
import type { Cluster, SimulatedWorkload } from '../cluster/cluster';
import type { Setting } from '../cluster/newCluster';
import type { PastRevision } from '../past';
import type { Counts } from '../timeline/counts';

/** A cluster with such an object in it. */
export interface ClusterOf<O extends WorkloadObject> extends Cluster {
  readonly workload: SimulatedWorkload & { readonly spec: O['spec'] };
}

/** What the simulator needs to know of a kind of workload. */
export interface RolloutKind<O extends WorkloadObject = WorkloadObject> {
  readonly kind: string;
  /**
   * A cluster in which such an object came to rest long ago, with all pods available; paused or not. Without a past it is the first revision. The
   * object is one that the kind itself has read.
   */
  atRest(object: O, setting: Setting, past?: readonly PastRevision[]): ClusterOf<O>;
  /** `kubectl get`: the columns, and what it prints in them. */
  readonly printed: {
    readonly columns: readonly string[];
    readonly row: (name: string, counts: Counts, age: string) => readonly string[];
  };
}
