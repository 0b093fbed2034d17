import { daemonSetWithDefaults } from '../../../server/kubernetes/daemonSet/defaults';
import { daemonSetStandIn } from '../../../server/kubernetes/daemonSet/standIn';
import type { Pod } from '../../../server/rollout/cluster/pod';
import { changed, end } from '../../../server/rollout/cluster/podCluster';
import type { DaemonSetCluster } from '../../../server/rollout/controllers/daemonSet/daemonSet';
import { newDaemonSetCluster } from '../../../server/rollout/controllers/daemonSet/newCluster';
import type { DaemonNode, Taint } from '../../../server/rollout/controllers/daemonSet/nodes';
import { wakes } from '../../../server/rollout/controllers/daemonSet/sight';
import { lifeOf } from '../../../server/rollout/kubelet/podLife';
import type { StoredSet } from './recordedSet';
import { idOf } from './revisionTags';
import { podState, SetReplay } from './setReplay';
import type { NodeAction, RecordedNodes, RecordedPods, SetAction, SetRecord, SetRest } from './setRecord';

export class DaemonSetReplay extends SetReplay<string> {
  protected readonly cluster: DaemonSetCluster;
  #madeNodes = 0;

  constructor(record: SetRecord) {
    super(record, daemonSetWithDefaults);
    const life = lifeOf([], Number.POSITIVE_INFINITY);
    this.cluster = newDaemonSetCluster({
      name: 'app',
      spec: daemonSetStandIn(this.stored.object, this.stored.root),
      nodes: [...this.#newNodes(record.nodes?.plain ?? 0), ...this.#newNodes(record.nodes?.tainted ?? 0, 'NoSchedule')],
      binds: false,
      lives: () => life,
      observe: change => {
        if (change.kind !== 'changed') this.note([change.kind === 'created' ? '+' : '-', idOf(change.pod.revision)]);
      },
    });
  }

  /** Pods are bound at the end of a step. */
  protected bind(): boolean {
    const unbound = this.record.spec.bound === true ? this.cluster.pods.filter(({ bound }) => !bound) : [];
    for (const pod of unbound) {
      pod.bound = true;
      changed(this.cluster, pod);
    }
    return unbound.length > 0;
  }

  protected setSpec({ object, root }: StoredSet): void {
    const { set } = this.cluster;
    set.spec = { ...daemonSetStandIn(object, root), template: set.spec.template };
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
        this.#wake(added);
        return;
      }
      case 'removeNode': {
        const names = new Set(this.#findNodes(action.nodes).map(({ name }) => name));
        cluster.nodes = cluster.nodes.filter(({ name }) => !names.has(name));
        for (const pod of cluster.pods) if (names.has(pod.place)) end(cluster, pod);
        return;
      }
      case 'taint':
        this.#taint(action.nodes, [{ key: 'recorded', effect: action.effect }]);
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
    this.#wake(cluster.nodes.filter((node, index) => node !== before[index]));
  }

  #wake(nodes: readonly DaemonNode[]): void {
    if (nodes.some(node => wakes(node, this.cluster))) this.cluster.woken = true;
  }

  #newNodes(count: number, taint?: string): readonly DaemonNode[] {
    const taints = taint === undefined ? [] : [{ key: 'recorded', effect: taint }];
    return Array.from({ length: count }, () => ({ name: `node-${++this.#madeNodes}`, fits: () => true, taints }));
  }

  #podsOn(name: string): readonly Pod<string>[] {
    const pods = this.cluster.pods.filter(({ place }) => place === name);
    return [...pods].sort((one, other) => one.revision.number - other.revision.number || one.id - other.id);
  }

  #stateOf({ name, taints }: DaemonNode): string {
    return `${taints.map(({ effect }) => `[${effect}] `).join('')}${this.#podsOn(name).map(podState).join(' + ')}`;
  }

  #findNodes(nodes: RecordedNodes): readonly DaemonNode[] {
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
    const { set, nodes } = this.cluster;
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
      revisions: this.tags.listed(set.history),
    };
  }
}
