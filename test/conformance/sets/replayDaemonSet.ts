import type { DaemonSetSpec } from '../../../server/kubernetes/daemonSet/daemonSet';
import { daemonSetWithDefaults } from '../../../server/kubernetes/daemonSet/defaults';
import type { Node, Taint } from '../../../server/kubernetes/node';
import { daemonSetStandIn } from '../../../server/kubernetes/daemonSet/standIn';
import type { Pod } from '../../../server/rollout/cluster/pod';
import { bindPod, end } from '../../../server/rollout/cluster/placedPods';
import type { PodGroup } from '../../../server/rollout/cluster/podGroups';
import type { DaemonSetCluster } from '../../../server/rollout/controllers/daemonSet/daemonSet';
import { newDaemonSet } from '../../../server/rollout/controllers/daemonSet/newDaemonSet';
import { wakes } from '../../../server/rollout/controllers/daemonSet/sight';
import { lifeOf } from '../../../server/rollout/kubelet/podLife';
import type { StoredSet } from './recordedSet';
import { idOf } from './revisionTags';
import { podState, SetReplay } from './setReplay';
import type { NodeAction, PodOperation, RecordedNodes, RecordedPods, SetAction, SetRecord, SetRest } from './setRecord';

export class DaemonSetReplay extends SetReplay<string> {
  protected readonly cluster: DaemonSetCluster;
  #madeNodes = 0;

  constructor(record: SetRecord) {
    super(record, daemonSetWithDefaults);
    const life = lifeOf([], Number.POSITIVE_INFINITY);
    const nodes = [...this.#newNodes(record.nodes?.plain ?? 0), ...this.#newNodes(record.nodes?.tainted ?? 0, 'NoSchedule')];
    this.cluster = newDaemonSet(
      { metadata: { name: 'app', namespace: null, annotations: {} }, spec: this.specOf(this.stored) },
      { pods: () => life, observe: this.observe },
      { nodes, binds: false },
    );
  }

  /** Pods are bound at the end of a step. */
  protected bind(): boolean {
    const unbound = this.record.spec.bound === true ? this.cluster.placed.filter(({ bound, gone }) => !bound && !gone) : [];
    for (const pod of unbound) bindPod(this.cluster, pod);
    return unbound.length > 0;
  }

  protected specOf({ object, root }: StoredSet): DaemonSetSpec {
    return daemonSetStandIn(object, root);
  }

  protected operation(sign: '+' | '-', { generation }: PodGroup): PodOperation {
    return [sign, idOf(generation)];
  }

  protected doOther(action: SetAction): void {
    this.#doToNodes(action as NodeAction);
  }

  #doToNodes(action: NodeAction): void {
    const { cluster } = this;
    switch (action.do) {
      case 'addNode': {
        const added = this.#newNodes(action.count, action.taint);
        cluster.nodes = [...cluster.nodes, ...added];
        for (const node of added) this.#wake(node);
        return;
      }
      case 'removeNode': {
        const names = new Set(this.#findNodes(action.nodes).map(({ name }) => name));
        cluster.nodes = cluster.nodes.filter(({ name }) => !names.has(name));
        for (const pod of cluster.placed) if (names.has(pod.place)) end(cluster, pod);
        return;
      }
      case 'taint':
        this.#taint(action.nodes, [recordedTaint(action.effect)]);
        return;
      case 'untaint':
        this.#taint(action.nodes, []);
        return;
    }
  }

  #taint(nodes: RecordedNodes, taints: readonly Taint[]): void {
    const meant = new Set(this.#findNodes(nodes));
    const { cluster } = this;
    const before = cluster.nodes;
    cluster.nodes = before.map(node => (meant.has(node) ? { ...node, taints } : node));
    cluster.nodes.forEach((node, index) => {
      if (node !== before[index]) this.#wake(node, before[index]);
    });
  }

  #wake(node: Node, before?: Node): void {
    if (wakes(node, before, this.cluster)) this.cluster.workload.dirty = true;
  }

  #newNodes(count: number, taint?: string): readonly Node[] {
    const taints = taint === undefined ? [] : [recordedTaint(taint)];
    return Array.from({ length: count }, () => ({
      name: `node-${++this.#madeNodes}`,
      labels: {},
      taints,
      unschedulable: false,
      allocatable: new Map(),
    }));
  }

  #podsOn(name: string): readonly Pod<string>[] {
    const pods = this.cluster.placed.filter(({ place, gone }) => place === name && !gone);
    return [...pods].sort((one, other) => one.revision.number - other.revision.number || one.group.id - other.group.id);
  }

  #stateOf({ name, taints }: Node): string {
    return `${taints.map(({ effect }) => `[${effect}] `).join('')}${this.#podsOn(name).map(podState).join(' + ')}`;
  }

  #findNodes(nodes: RecordedNodes): readonly Node[] {
    const states = new Map(this.cluster.nodes.map(node => [node, this.#stateOf(node)]));
    return nodes.flatMap(([state, count]) => this.cluster.nodes.filter(node => states.get(node) === state).slice(0, count));
  }

  /** One pod a node first, then a second one of the same node. */
  protected find(pods: RecordedPods): readonly Pod<string>[] {
    const taken = new Set<Pod<string>>();
    const states = new Map(this.cluster.nodes.map(node => [node, this.#stateOf(node)]));
    for (const meant of pods) {
      if (typeof meant === 'number') continue;
      const [state, revision, count] = meant;
      const own = this.cluster.nodes
        .filter(node => states.get(node) === state)
        .map(({ name }) => this.#podsOn(name).filter(pod => idOf(pod.revision) === revision && !taken.has(pod)));
      const inTurn = [0, 1, 2].flatMap(turn => own.flatMap(found => found.slice(turn, turn + 1)));
      for (const pod of inTurn.slice(0, count)) taken.add(pod);
    }
    return [...taken];
  }

  protected rest(): SetRest {
    const { workload: set, nodes, generations } = this.cluster;
    const { status } = set;
    const states = nodes.map(node => this.#stateOf(node));
    return {
      desired: status.desiredNumberScheduled,
      current: status.currentNumberScheduled,
      misscheduled: status.numberMisscheduled,
      ready: status.numberReady,
      updated: status.updatedNumberScheduled,
      available: status.numberAvailable,
      unavailable: status.numberUnavailable,
      nodes: Object.fromEntries([...new Set(states)].map(state => [state, states.filter(own => own === state).length])),
      revisions: this.tags.listed(generations),
    };
  }
}

function recordedTaint(effect: string): Taint {
  return { key: 'recorded', value: '', effect };
}
