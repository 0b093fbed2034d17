import type { Node } from '../../../kubernetes/node';
import type { Template } from '../../cluster/templates';
import type { DaemonPod, DaemonSetCluster } from './daemonSet';
import { placeOn } from './nodes';

/** A node, or one that is gone (it has no place among the nodes), with the pods that are for it. */
export interface NodeWithPods {
  readonly name: string;
  readonly place: number | null;
  /** Whether it should run a pod, and whether it may keep one. */
  readonly run: boolean;
  readonly stay: boolean;
  readonly pods: DaemonPod[];
}

/** Which pods are for which node, kept from look to look: over all of many nodes it takes long to look. */
export class NodePods {
  #nodes: readonly Node[] | null = null;
  #template: Template | null = null;
  /** In the order of the nodes; behind them those that are gone, as long as there are pods for them. */
  readonly #seen = new Map<string, NodeWithPods>();
  /** Those that should not run a pod, or have none, or several. */
  readonly #odd = new Set<NodeWithPods>();
  #desired = 0;

  /** How many nodes should run a pod. */
  get desired(): number {
    return this.#desired;
  }

  /** The first nodes, at most as many, that are not among the busy ones and whose pod is of another template. */
  quietOld(most: number, busy: ReadonlySet<NodeWithPods>, template: Template): readonly NodeWithPods[] {
    const found: NodeWithPods[] = [];
    if (most <= 0) return found;
    for (const node of this.#seen.values()) {
      if (busy.has(node) || node.pods[0]?.revision.template === template) continue;
      found.push(node);
      if (found.length === most) break;
    }
    return found;
  }

  /** Pods have gone, or nodes or the template have changed. */
  update({ workload: { template }, nodes, placed }: DaemonSetCluster, gone: readonly DaemonPod[]): void {
    if (nodes !== this.#nodes || template !== this.#template) {
      this.#nodes = nodes;
      this.#template = template;
      this.#build(nodes, template, placed);
    } else for (const pod of gone) this.#drop(pod);
  }

  add(pod: DaemonPod): void {
    const node = this.#seen.get(pod.place) ?? { name: pod.place, place: null, run: false, stay: false, pods: [] };
    node.pods.push(pod);
    this.#seen.set(pod.place, node);
    this.#judge(node);
  }

  /** Nodes at which more is to be looked at than that their one pod is available. */
  busy(unsettled: Iterable<DaemonPod>): ReadonlySet<NodeWithPods> {
    const busy = new Set(this.#odd);
    for (const { place } of unsettled) {
      const node = this.#seen.get(place);
      if (node !== undefined) busy.add(node);
    }
    return busy;
  }

  #build(nodes: readonly Node[], template: Template, placed: readonly DaemonPod[]): void {
    this.#seen.clear();
    this.#odd.clear();
    this.#desired = 0;
    nodes.forEach((node, place) => {
      const seen = { name: node.name, place, ...placeOn(node, template), pods: [] };
      this.#seen.set(node.name, seen);
      this.#odd.add(seen);
      if (seen.run) this.#desired++;
    });
    for (const pod of placed) this.add(pod);
  }

  #drop(pod: DaemonPod): void {
    const node = this.#seen.get(pod.place);
    const index = node?.pods.indexOf(pod) ?? -1;
    if (node === undefined || index === -1) return;
    node.pods.splice(index, 1);
    this.#judge(node);
  }

  #judge(node: NodeWithPods): void {
    if (node.run && node.stay && node.pods.length === 1) this.#odd.delete(node);
    else this.#odd.add(node);
  }
}
