/** kubectl on simulated StatefulSets and DaemonSets, whose pods become ready and end only where the transcript says so. */
import { refusalOf } from '../../../../../server/changes/editEffect';
import { kindOf } from '../../../../../server/kinds/index';
import { findWorkloads } from '../../../../../server/kinds/workloads';
import { isDaemonSet } from '../../../../../server/kubernetes/daemonSet/workload';
import type { Node } from '../../../../../server/kubernetes/node';
import { claimName } from '../../../../../server/kubernetes/statefulSet/statefulSet';
import { isStatefulSet } from '../../../../../server/kubernetes/statefulSet/workload';
import type { Workload } from '../../../../../server/kubernetes/workloads/workload';
import type { Action } from '../../../../../server/protocol/scenario';
import type { ClusterChange } from '../../../../../server/rollout/cluster/cluster';
import { deletePod, end, type PlacedCluster } from '../../../../../server/rollout/cluster/placedPods';
import type { Pod } from '../../../../../server/rollout/cluster/pod';
import { becomeReady } from '../../../../../server/rollout/cluster/pods';
import { advance, settle } from '../../../../../server/rollout/cluster/simulate';
import type { Template } from '../../../../../server/rollout/cluster/templates';
import type { DaemonSetCluster } from '../../../../../server/rollout/controllers/daemonSet/daemonSet';
import { newDaemonSet } from '../../../../../server/rollout/controllers/daemonSet/newDaemonSet';
import { wakes } from '../../../../../server/rollout/controllers/daemonSet/sight';
import { newStatefulSet } from '../../../../../server/rollout/controllers/statefulSet/newStatefulSet';
import type { StatefulSetCluster } from '../../../../../server/rollout/controllers/statefulSet/statefulSet';
import { changeSpec } from '../../../../../server/rollout/kubectl/act';
import type { Reply } from '../../../../../server/rollout/kubectl/reply';
import { lifeOf, type PodLife } from '../../../../../server/rollout/kubelet/podLife';
import type { RawEvent } from '../../../../../server/rollout/render/events';
import { parseDocument } from '../../../../../server/yaml/parse';

type Cluster = StatefulSetCluster | DaemonSetCluster;

interface Stored {
  readonly workload: Workload;
  readonly cluster: Cluster;
  readonly events: readonly RawEvent[];
}

/** What passes before a command, at least. */
const pauseMs = 10_000;

function nodeCalled(name: string): Node {
  return { name, labels: { pool: 'workers' }, taints: [], unschedulable: false, allocatable: new Map() };
}

export class SetSession {
  readonly #stored = new Map<string, Stored>();
  #nodes: readonly Node[] = ['n1', 'n2', 'n3', 'n4'].map(nodeCalled);
  #last = '';

  /** `kubectl create` or `apply`; what it prints. */
  apply(manifest: string): string {
    const [workload] = findWorkloads([parseDocument(manifest)]);
    if (workload === undefined) throw new Error(manifest);
    const { kind, name } = workload;
    this.#last = name;
    const before = this.#stored.get(name);
    const refusal = refusalOf(before?.workload, workload);
    if (refusal?.kind === 'refused') return `${refusal.message}\n[exit 1]`;
    if (before === undefined) this.#create(workload);
    else this.#change(before, workload);
    return `${kind.toLowerCase()}.apps/${name} ${before === undefined ? 'created' : 'configured'}`;
  }

  #create(workload: Workload): void {
    // On a node a deleted pod stays until it has ended; the recorder has put some pods on none.
    const isOnNode = isDaemonSet(workload) || workload.object.spec.template.spec.nodeName !== undefined;
    const events: RawEvent[] = [];
    const life = lifeOf([], isOnNode ? Number.POSITIVE_INFINITY : 0);
    const pods = (template: Template): PodLife => {
      const refusal = kindOf(workload).rollout.ownRefusal?.(workload.object, template) ?? null;
      return refusal === null ? life : { ...life, refused: refusal.message };
    };
    const observe = (change: ClusterChange): void => {
      if (change.kind === 'event') events.push(change);
    };
    const cluster = isStatefulSet(workload)
      ? newStatefulSet(workload.object, { pods, observe })
      : isDaemonSet(workload)
        ? newDaemonSet(workload.object, { pods, observe }, { nodes: this.#nodes, binds: true })
        : null;
    if (cluster === null) throw new Error(workload.kind);
    this.#stored.set(workload.name, { workload, cluster, events });
    settle(cluster);
  }

  #change({ cluster, events }: Stored, workload: Workload): void {
    this.#stored.set(workload.name, { workload, cluster, events });
    changeSpec(cluster, { ...workload.object.spec } as typeof cluster.workload.spec);
    settle(cluster);
  }

  delete(name: string): void {
    this.#stored.delete(name);
  }

  cluster(name: string): Cluster {
    const found = this.#stored.get(name);
    if (found === undefined) throw new Error(`${name} was not created`);
    this.#last = name;
    return found.cluster;
  }

  /** What its controller has told, oldest first. */
  events(name: string): readonly RawEvent[] {
    return this.#stored.get(name)?.events ?? [];
  }

  /** The names of its claims. */
  claims(): readonly string[] {
    const sets = [...this.#stored.values()].flatMap(({ cluster }) => ('ordinals' in cluster ? [cluster.workload] : []));
    return sets.flatMap(({ name: set, spec, claims }) =>
      spec.claims.flatMap(({ name }) => [...claims].map(ordinal => claimName(name, set, ordinal))),
    );
  }

  daemonSets(): readonly string[] {
    return [...this.#stored.values()].flatMap(({ workload: { kind, name } }) => (kind === 'DaemonSet' ? [name] : [])).sort();
  }

  taint(name: string, effect: string): void {
    this.#setNodes(node => (node.name === name ? { ...node, taints: [...node.taints, { key: 'dedicated', value: 'x', effect }] } : node));
  }

  cordon(name: string): void {
    const cordoned = { key: 'node.kubernetes.io/unschedulable', value: '', effect: 'NoSchedule' };
    this.#setNodes(node => (node.name === name ? { ...node, unschedulable: true, taints: [...node.taints, cordoned] } : node));
  }

  addNode(name: string): void {
    this.#nodes = [...this.#nodes, nodeCalled(name)];
    this.#setNodes(node => node);
  }

  #setNodes(changed: (node: Node) => Node): void {
    this.#nodes = this.#nodes.map(changed);
    for (const name of this.daemonSets()) {
      const cluster = this.cluster(name);
      if (!('nodePods' in cluster)) continue;
      const before = new Map(cluster.nodes.map(node => [node.name, node]));
      cluster.nodes = this.#nodes;
      const woken = this.#nodes.filter(node => node !== before.get(node.name) && wakes(node, before.get(node.name), cluster));
      if (woken.length > 0) cluster.workload.dirty = true;
      settle(cluster);
    }
  }

  act(name: string, action: Action): Reply {
    const cluster = this.cluster(name);
    advance(cluster, cluster.now + pauseMs);
    const reply = cluster.controller.act(cluster, action);
    settle(cluster);
    return reply;
  }

  setPartition(name: string, partition: number): void {
    const cluster = this.cluster(name);
    const { spec } = cluster.workload;
    changeSpec(cluster, { ...spec, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } } } as typeof spec);
    settle(cluster);
  }

  annotate(name: string, annotations: Readonly<Record<string, string>>): void {
    const { workload } = this.cluster(name);
    workload.annotations = { ...workload.annotations, ...annotations };
  }

  deletePod(pod: string): void {
    this.#each(pod.slice(0, pod.lastIndexOf('-')), ({ name }) => name === pod, deletePod);
  }

  /** Pods by their names; so many of any where they have none that is known. */
  ready(set: string, names: readonly string[] | number): void {
    let left = typeof names === 'number' ? names : Number.POSITIVE_INFINITY;
    this.#each(
      set,
      pod => isStarting(pod) && (typeof names === 'number' ? left-- > 0 : names.includes(pod.name)),
      (cluster, { group }) => {
        becomeReady(cluster, group);
      },
    );
  }

  endTerminating(set: string, count: number): void {
    let left = count;
    this.#each(set, pod => pod.terminating && left-- > 0, end);
  }

  /** Whatever may happen does, until nothing more is to come. */
  rest(set = this.#last): void {
    if (!this.#stored.has(set)) return;
    for (let round = 0; round < 50; round++) {
      this.endTerminating(set, Number.POSITIVE_INFINITY);
      this.ready(set, Number.POSITIVE_INFINITY);
    }
  }

  pods(name: string): readonly Pod[] {
    return (this.cluster(name).placed as readonly Pod[]).filter(({ gone }) => !gone).sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  #each(set: string, which: (pod: Pod) => boolean, change: (cluster: PlacedCluster<unknown>, pod: Pod<unknown>) => void): void {
    const cluster = this.cluster(set);
    for (const pod of this.pods(set).filter(which)) change(cluster as unknown as PlacedCluster<unknown>, pod);
    cluster.workload.dirty = true;
    settle(cluster);
  }
}

function isStarting({ readySince, terminating }: Pod): boolean {
  return readySince === null && !terminating;
}
