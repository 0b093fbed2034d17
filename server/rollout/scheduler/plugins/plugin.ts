import type { KubernetesVersion } from '../../../kubernetes/kubernetesVersion';
import type { Node } from '../../../kubernetes/node';
import type { NodeState } from '../nodeState';
import type { PodInfo } from '../podInfo';
import type { Instead, Tallies } from '../tally';
import type { Volumes } from '../volumes';

/** A check that a pod has to pass on a node (scheduler/framework: PreFilterPlugin, FilterPlugin, EnqueueExtensions). */
export interface Plugin {
  readonly name: string;
  /** Whether it looks at nothing but the node and the pods there. */
  readonly isLocal?: true;
  /** Why the pod goes to no node at all; null: it may go to some. Absent: no such reason. */
  readonly preFilter?: (cycle: Cycle) => string | null;
  /** What to ask of each node, with the nodes as they are now; null: it lets this pod go anywhere. */
  readonly filter: (cycle: Cycle) => Filter | null;
  /** Whether what happened may help a pod that this check refused (QueueingHintFn). */
  readonly wakes: (event: ClusterEvent, pod: PodInfo) => boolean;
}

/** null: the node will do. */
export type Filter = (node: NodeState) => Failure | null;

export interface Failure {
  readonly reasons: readonly string[];
  /** Whether it would help if pods left the node. */
  readonly curable: boolean;
  /** The resources of which the node has too little; absent: it isn't that. */
  readonly short?: readonly string[];
  /** Whether a pod that it wants to be near to isn't; absent: it isn't that. */
  readonly alone?: true;
}

/** One try to place a pod. */
export interface Cycle {
  readonly pod: PodInfo;
  readonly nodes: readonly NodeState[];
  /** What would be otherwise; null: nothing. */
  readonly instead: Instead | null;
  readonly tallies: Tallies;
  readonly volumes: Volumes;
  readonly server: KubernetesVersion;
}

/** What may give waiting pods a place. */
export type ClusterEvent =
  /** Pods that had a node are there, or are there no more. */
  | { readonly kind: 'podBound' | 'podGone'; readonly pod: PodInfo }
  | { readonly kind: 'nodeAdded' | 'nodeRemoved'; readonly node: Node }
  | { readonly kind: 'nodeUpdated'; readonly before: Node; readonly node: Node }
  | { readonly kind: 'volumesChanged' };

/** What a check with only one reason answers. */
export function failure(reason: string, curable: boolean): Failure {
  return { reasons: [reason], curable };
}

/** Whether a node has come, or can be scheduled to again: each comes and goes with a taint, after which all is tried that isn't ruled out. */
export function opensNode(event: ClusterEvent): boolean {
  if (event.kind === 'nodeAdded') return true;
  return (
    event.kind === 'nodeUpdated' && (changesTaints(event.before, event.node) || (event.before.unschedulable && !event.node.unschedulable))
  );
}

/** Whether the labels of a node are others now. */
export function changesLabels(event: ClusterEvent): boolean {
  return event.kind === 'nodeUpdated' && JSON.stringify(event.before.labels) !== JSON.stringify(event.node.labels);
}

function changesTaints(before: Node, after: Node): boolean {
  return JSON.stringify(before.taints) !== JSON.stringify(after.taints);
}
