import type { DaemonSetSpec } from '../../../kubernetes/daemonSet/daemonSet';
import type { Node } from '../../../kubernetes/node';
import type { SimulatedWorkload } from '../../cluster/cluster';
import type { Pod } from '../../cluster/pod';
import type { PlacedCluster } from '../../cluster/placedPods';
import type { NodePods } from './nodePods';

/** A pod of a DaemonSet; its place is the name of the node that it is for, whether it has been bound to it or not. */
export type DaemonPod = Pod<string>;

/** A cluster with one DaemonSet and its nodes. */
export interface DaemonSetCluster extends PlacedCluster<string> {
  readonly workload: DaemonSetObject;
  nodes: readonly Node[];
  readonly nodePods: NodePods;
  /** What is assumed of them, as nobody has said which there are; null: they are known. */
  nodesAssumed: NodesAssumed | null;
}

/** That they are what the pods want, as always; or, of pods that want others than those before: that they are the `same`, or that there are `others` besides. */
export type NodesAssumed = 'asWanted' | 'same' | 'others';

export interface DaemonSetObject extends SimulatedWorkload {
  spec: DaemonSetSpec;
  status: DaemonSetStatus;
  /** Of nodes with a failed pod: how long such a pod is left alone now, and until when. */
  readonly backOff: Map<string, { readonly seconds: number; readonly until: number }>;
  /** When the controller looks again because of these; Infinity if it doesn't. */
  resyncAt: number;
}

export interface DaemonSetStatus {
  readonly observedGeneration: number;
  readonly desiredNumberScheduled: number;
  readonly currentNumberScheduled: number;
  readonly numberMisscheduled: number;
  readonly numberReady: number;
  readonly updatedNumberScheduled: number;
  readonly numberAvailable: number;
  readonly numberUnavailable: number;
}
