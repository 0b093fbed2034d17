import type { Node } from '../../../kubernetes/node';
import type { Template } from '../../cluster/templates';
import type { DaemonPod, DaemonSetCluster } from './daemonSet';
import type { NodeWithPods } from './nodePods';
import { placeOn } from './nodes';

/** What one look of the controller sees: its nodes, and the pods that are for them. Most nodes are quiet: their one pod is available, and stays. */
export interface Sight {
  /** What pods are updated to. */
  readonly current: { readonly template: Template };
  /** All but the quiet nodes, in their order. */
  readonly nodes: readonly SeenNode[];
  /** Nodes that are gone, with the pods that still are for them. */
  readonly gone: readonly SeenNode[];
  /** How many nodes should run a pod. */
  readonly desired: number;
  /** How many are quiet, and how many of these have a pod of the current revision. */
  readonly quiet: number;
  readonly quietUpdated: number;
  /** Quiet nodes with an old pod: the first ones, at most as many. */
  readonly quietOld: (most: number) => readonly SeenNode[];
}

export interface SeenNode {
  readonly name: string;
  /** Whether it should run a pod, and whether it may keep one. */
  readonly run: boolean;
  readonly stay: boolean;
  /** Oldest first; without those that have ended and are being deleted, which are nobody's business. */
  readonly pods: readonly DaemonPod[];
}

export function look({ nodes, generations, unsettled, nodePods }: DaemonSetCluster, current: Sight['current']): Sight {
  const busy = nodePods.busy(unsettled);
  const seen = [...busy].sort((one, other) => (one.place ?? 0) - (other.place ?? 0));
  const there = seen.filter(({ place }) => place !== null);
  const isUpdated = ({ group, revision }: DaemonPod): boolean => group.state === 'available' && revision.template === current.template;
  const updated = generations.reduce((sum, { template, pods }) => (template === current.template ? sum + pods.available : sum), 0);
  return {
    current,
    nodes: there.map(ofInterest),
    gone: seen.filter(({ place }) => place === null).map(ofInterest),
    desired: nodePods.desired,
    quiet: nodes.length - there.length,
    quietUpdated: updated - seen.reduce((sum, { pods }) => sum + pods.filter(isUpdated).length, 0),
    quietOld: most => nodePods.quietOld(most, busy, current.template),
  };
}

function ofInterest(node: NodeWithPods): SeenNode {
  return { ...node, pods: node.pods.filter(({ terminating, ended, gone }) => !gone && !(terminating && ended)) };
}

/** By age, those with a node first (podByCreationTimestampAndPhase). */
export function byAge(pods: readonly DaemonPod[]): readonly DaemonPod[] {
  if (pods.length < 2) return pods;
  return [...pods].sort((one, other) => Number(other.bound) - Number(one.bound) || one.group.id - other.group.id);
}

/**
 * Whether a change of a node's labels or taints wakes the controller (syncNodeUpdate); a new NoSchedule taint doesn't. Before 1.33 whatever changes whether
 * the node should run a pod does (updateNode), a new node (`before` is undefined) if it should.
 */
export function wakes(
  node: Node,
  before: Node | undefined,
  { workload, placed, server }: Pick<DaemonSetCluster, 'workload' | 'placed' | 'server'>,
): boolean {
  const { run, stay } = placeOn(node, workload.template);
  if (server < 33) {
    if (before === undefined) return run;
    const former = placeOn(before, workload.template);
    return run !== former.run || stay !== former.stay;
  }
  const scheduled = placed.some(({ place, bound }) => bound && place === node.name);
  return scheduled ? !stay || workload.status.numberMisscheduled > 0 : run;
}
