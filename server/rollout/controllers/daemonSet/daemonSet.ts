import type { DaemonSetSpec } from '../../../kubernetes/daemonSet/daemonSet';
import type { Pod } from '../../cluster/pod';
import type { PodCluster } from '../../cluster/podCluster';
import type { Template } from '../../cluster/templates';
import type { History } from '../controllerRevision';
import type { DaemonNode } from './nodes';

/** A pod of a DaemonSet; its place is the name of the node that it is for, whether it has been bound to it or not. */
export type DaemonPod = Pod<string>;

/** A cluster with one DaemonSet and its nodes. */
export interface DaemonSetCluster extends PodCluster<string> {
  readonly set: DaemonSetObject;
  nodes: readonly DaemonNode[];
}

export interface DaemonSetObject {
  readonly kind: 'DaemonSet';
  readonly name: string;
  annotations: Readonly<Record<string, string>>;
  /** Everything but the template, which is below. */
  spec: DaemonSetSpec;
  template: Template;
  generation: number;
  status: DaemonSetStatus;
  readonly history: History;
  /** Of nodes with a failed pod: how long such a pod is left alone now, and until when. */
  readonly backOff: Map<string, { readonly seconds: number; readonly until: number }>;
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
