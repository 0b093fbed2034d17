import type { Node } from '../../../kubernetes/node';
import type { ControllerRevision } from '../controllerRevision';
import type { DaemonPod, DaemonSetCluster } from './daemonSet';
import { placeOn } from './nodes';

/** What one look of the controller sees: its nodes, and the pods that are for them. */
export interface Sight {
  readonly current: ControllerRevision;
  readonly nodes: readonly SeenNode[];
  /** Nodes that are gone, with the pods that still are for them. */
  readonly gone: readonly SeenNode[];
  /** How many nodes should run a pod. */
  readonly desired: number;
}

export interface SeenNode {
  readonly name: string;
  /** Whether it should run a pod, and whether it may keep one. */
  readonly run: boolean;
  readonly stay: boolean;
  /** Oldest first; without those that have ended and are being deleted, which are nobody's business. */
  readonly pods: readonly DaemonPod[];
}

const none: readonly DaemonPod[] = [];

export function look({ workload, nodes, placed }: DaemonSetCluster, current: ControllerRevision): Sight {
  const template = workload.template;
  const byNode = podsByNode(placed);
  let desired = 0;
  const seen = nodes.map((node): SeenNode => {
    const { run, stay } = placeOn(node, template);
    if (run) desired++;
    return { name: node.name, run, stay, pods: byNode.get(node.name) ?? none };
  });
  for (const { name } of nodes) byNode.delete(name);
  const gone = [...byNode].map(([name, own]): SeenNode => ({ name, run: false, stay: false, pods: own }));
  return { current, nodes: seen, gone, desired };
}

function podsByNode(pods: readonly DaemonPod[]): Map<string, DaemonPod[]> {
  const byNode = new Map<string, DaemonPod[]>();
  for (const pod of pods) {
    if (pod.terminating && pod.ended) continue;
    const known = byNode.get(pod.place);
    if (known === undefined) byNode.set(pod.place, [pod]);
    else known.push(pod);
  }
  return byNode;
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
