/**
 * The scheduler (pkg/scheduler): one waiting pod after the other, those of the highest priority first, then those that wait longest. What it decides
 * counts at once for the next.
 */
import { type KubernetesVersion, newestVersion } from '../../kubernetes/kubernetesVersion';
import type { Node } from '../../kubernetes/node';
import type { PersistentVolumeClaim } from '../../kubernetes/surroundings/volumes';
import { attachedOf } from './attachment';
import { Asking } from './asking';
import { type Budget, preempt } from './defaultPreemption';
import { chooseNode } from './chooseNode';
import { type Check, preFilter, type Refusal, type Unfit } from './checks';
import { type Failed, failedBy, isWoken } from './failed';
import { fitError, type NodeCount } from './fitError';
import { NodeState } from './nodeState';
import type { Placement } from './placement';
import { notNamed, namedBy, namedNodes } from './plugins/nodeAffinity';
import type { PodInfo } from './podInfo';
import { SchedulingQueue } from './schedulingQueue';
import { withoutNodes, withPreemption } from './schedulingWords';
import type { ClusterEvent, Cycle, Failure } from './plugins/plugin';
import type { Volumes } from './volumes';

/** What the scheduler has done, for whoever keeps the pods. */
export interface Host {
  /** One pod of these goes to a node. Whoever keeps it says so to the node. */
  readonly bind: (placement: Placement, node: NodeState<Placement>) => void;
  /** These pods find no node; the message is on the placement. */
  readonly unschedulable: (placement: Placement) => void;
  /** One pod of these is told to stop; where it is already, nothing happens. */
  readonly evict: (placement: Placement) => void;
  readonly budgets: () => readonly Budget[];
  /** What was done since the last time is worth so many questions to a node. Answers whether there may be more. */
  readonly spend: (asked: number) => boolean;
}

/** What a try takes besides, in questions to a node. */
const costOfTry = 4;

export class Scheduler {
  readonly nodes: NodeState<Placement>[];
  readonly #queue = new SchedulingQueue();
  readonly #asking: Asking;
  #asked = 0;
  /** Pods of these templates were tried in vain, and nothing has changed since that would have them fare otherwise. */
  readonly #failed = new Map<PodInfo, Failed>();

  /** Of nodes that are `unknown` one stands for all: only what holds for the whole cluster is asked. */
  constructor(
    nodes: readonly Node[],
    readonly volumes: Volumes,
    private readonly known: 'known' | 'unknown' = 'known',
    private readonly server: KubernetesVersion = newestVersion,
  ) {
    this.nodes = nodes.map(node => this.#stateOf(node));
    this.#asking = new Asking(this.nodes, volumes, server, known === 'known');
  }

  /** The nodes as they are from now on; those that are gone have to be left by their pods before. */
  setNodes(nodes: readonly Node[]): void {
    this.#failed.clear();
    this.#asking.clear();
    const known = new Map(this.nodes.map(state => [state.node.name, state]));
    for (const node of nodes) {
      const state = known.get(node.name);
      known.delete(node.name);
      if (state === undefined) {
        this.nodes.push(this.#stateOf(node));
        this.happened({ kind: 'nodeAdded', node });
      } else if (JSON.stringify([state.node, ...state.node.allocatable]) !== JSON.stringify([node, ...node.allocatable])) {
        const before = state.node;
        state.change(node);
        this.happened({ kind: 'nodeUpdated', before, node });
      }
    }
    for (const state of known.values()) {
      this.nodes.splice(this.nodes.indexOf(state), 1);
      this.happened({ kind: 'nodeRemoved', node: state.node });
    }
  }

  /** Claims have come, which may be what pods wait for. */
  addClaims(claims: readonly PersistentVolumeClaim[]): void {
    this.#failed.clear();
    for (const claim of claims) this.volumes.add(claim);
    this.happened({ kind: 'volumesChanged' });
  }

  removeClaims(names: readonly string[]): void {
    this.#failed.clear();
    for (const name of names) this.volumes.remove(name);
  }

  get knowsNodes(): boolean {
    return this.known === 'known';
  }

  /** How many nodes are spoken of. */
  get #count(): NodeCount {
    return this.knowsNodes ? this.nodes.length : '…';
  }

  get waiting(): readonly Placement[] {
    return this.#queue.waiting;
  }

  /** How often what waits, or why, has changed. */
  get waitingChanges(): number {
    return this.#queue.changes;
  }

  /** Whether there is something to try. */
  get hasUntried(): boolean {
    return this.#queue.next !== undefined;
  }

  enqueue(placement: Placement): void {
    this.#queue.enqueue(placement);
  }

  /** Waiting pods that are taken out of others keep their place in the queue. */
  split(placement: Placement): void {
    this.#queue.add(placement);
  }

  /** Pods that are no more, or that have got a node: they wait no longer. */
  leave(placement: Placement): void {
    if (placement.nominated !== null) this.#failed.clear();
    this.#queue.leave(placement);
  }

  /** Pods that waited too long for something that has happened now are tried again. */
  happened(event: ClusterEvent): void {
    this.#queue.wake(placement => isWoken(placement, event));
  }

  /** What no event has woken is tried again all the same (flushUnschedulablePodsLeftover), if it was last tried before. */
  flush(before: number): void {
    this.#queue.wake(({ triedAt }) => triedAt <= before);
  }

  /** Tries every pod that is to be tried, as far as the host lets it. */
  run(host: Host): void {
    for (let next = this.#queue.next; next !== undefined; next = this.#queue.next) {
      const wasNominated = next.nominated !== null;
      const found = (wasNominated ? undefined : this.#failed.get(next.info)) ?? this.#schedule(next, host);
      if (found === null || found.changes || wasNominated) this.#failed.clear();
      else this.#failed.set(next.info, found);
      if (found !== null) this.#fail(next, found, host);
      if (!host.spend(costOfTry + this.#asked)) return;
      this.#asked = 0;
    }
  }

  /** Gives one pod a node, and answers null, or why there is none. */
  #schedule(placement: Placement, host: Host): Failed | null {
    if (this.nodes.length === 0) return failedBy([], 'no nodes available to schedule pods');
    const cycle = this.#asking.cycleOf(placement.info);
    const refusal = preFilter(this.#asking.plugins, cycle);
    if (refusal !== null) return failedBy([{ plugin: refusal.plugin }], withoutNodes(this.server, this.#count, refusal.reason));
    const node = this.#firstOf(cycle) ?? this.#chooseFrom(cycle, placement);
    if ('found' in node) return this.#refuse(placement, node, host);
    this.volumes.bind(placement.info.claims, node.node);
    this.#queue.bound(placement);
    host.bind(placement, node);
    this.happened({ kind: 'podBound', pod: placement.info });
    return null;
  }

  /** The best of the nodes, not each of which is asked; undefined where they have to be. */
  #firstOf(cycle: Cycle): NodeState<Placement> | undefined {
    const { pod } = cycle;
    const isBound = this.#queue.nominated.size > 0 || namedBy(pod.nodes) !== null || attachedOf(pod, this.nodes, this.volumes).length > 0;
    return isBound ? undefined : this.#asking.firstOf(cycle);
  }

  /** Asks each node. Where none takes the pod, it is answered what speaks against them. */
  #chooseFrom(cycle: Cycle, placement: Placement): NodeState<Placement> | Unfit {
    const check = this.#asking.checkOf(cycle);
    const meant = this.#meantBy(placement.info);
    this.#asked += meant.length;
    const found = meant.map(state => this.#check(state, placement, check));
    return this.#choose(meant, found, placement) ?? { meant, found: found.flatMap(own => own ?? []) };
  }

  #fail(placement: Placement, { failedBy: plugins, short, alone, message }: Failed, host: Host): void {
    this.#queue.failed(placement);
    Object.assign(placement, { failedBy: plugins, short, alone, message });
    host.unschedulable(placement);
  }

  /** Evicts others where that makes room. Answers what is said of the pod. */
  #refuse(placement: Placement, { meant, found }: Unfit, host: Host): Failed {
    const failures = found.map(({ failure }) => failure);
    const reasons = failures.map(own => own.reasons);
    const message = fitError(this.#count, reasons, notNamed(this.server).reasons);
    const unnamed = meant.length < this.nodes.length ? [{ plugin: namedNodes }] : [];
    const preemption = preempt({
      placement,
      nodes: meant,
      count: this.#count,
      failures,
      budgets: host.budgets,
      tryOn: state => this.#tryOn(state, placement),
    });
    if (preemption.kind === 'none') {
      if (!preemption.keepsNomination) this.#queue.nominate(placement, null);
      return failedBy([...found, ...unnamed], withPreemption(this.server, message, preemption.message));
    }
    for (const other of this.#queue.nominated) {
      if (other.nominated !== preemption.node || other.info.priority >= placement.info.priority) continue;
      this.#queue.nominate(other, null);
      this.#queue.retry(other);
    }
    this.#queue.nominate(placement, preemption.node);
    for (const victim of preemption.victims) host.evict(victim);
    return failedBy([...found, ...unnamed], message, true);
  }

  /** Whether the pod could go to a node as it would be, beside all the others as they are. */
  #tryOn(state: NodeState, placement: Placement): Failure | null {
    this.#asked += state.pods.length + 1;
    return this.#check(state, placement, this.#asking.checkOf(this.#asking.cycleOf(placement.info, state)))?.failure ?? null;
  }

  /** With the pods that are to come to the node, and without them: both have to do (RunFilterPluginsWithNominatedPods). */
  #check(state: NodeState, placement: Placement, check: Check): Refusal | null {
    const refusal = this.#queue.nominated.size === 0 ? null : this.#checkCrowded(state, placement);
    return refusal ?? check(state);
  }

  /** Gives a pod that is there before anything is simulated its node; undefined where none takes it. */
  place(placement: Placement): NodeState<Placement> | undefined {
    const cycle = this.#asking.cycleOf(placement.info);
    if (preFilter(this.#asking.plugins, cycle) !== null) return undefined;
    const meant = this.#meantBy(placement.info);
    const node = this.#firstOf(cycle) ?? this.#choose(meant, meant.map(this.#asking.checkOf(cycle)), placement);
    if (node !== undefined) this.volumes.bind(placement.info.claims, node.node);
    return node;
  }

  #choose(meant: readonly NodeState<Placement>[], failures: readonly unknown[], placement: Placement): NodeState<Placement> | undefined {
    const attached = attachedOf(placement.info, this.nodes, this.volumes).flatMap(({ nodes }) => nodes);
    return chooseNode(meant, failures, placement, attached);
  }

  /** The nodes that a pod names by their names; else all. */
  #meantBy({ nodes }: PodInfo): readonly NodeState<Placement>[] {
    const names = this.knowsNodes ? namedBy(nodes) : null;
    if (names === null) return this.nodes;
    const [only] = names;
    if (names.size > 1 || only === undefined) return this.nodes.filter(({ node }) => names.has(node.name));
    const found = this.nodes.find(({ node }) => node.name === only);
    return found === undefined ? [] : [found];
  }

  /** The nodes that would take a pod as things are. */
  fitting(info: PodInfo): readonly NodeState<Placement>[] {
    const cycle = this.#asking.cycleOf(info);
    if (preFilter(this.#asking.plugins, cycle) !== null) return [];
    const check = this.#asking.checkOf(cycle);
    return this.#meantBy(info).filter(node => check(node) === null);
  }

  #stateOf(node: Node): NodeState<Placement> {
    const state = new NodeState<Placement>(node, undefined, () => {
      this.#failed.clear();
      this.#asking.changed(state);
    });
    return state;
  }

  #checkCrowded(state: NodeState, placement: Placement): Refusal | null {
    const nominated = [...this.#queue.nominated].filter(
      other => other !== placement && other.nominated?.node === state.node && other.info.priority >= placement.info.priority,
    );
    if (nominated.length === 0) return null;
    const crowded = state.with([...state.pods, ...nominated]);
    return this.#asking.checkOf(this.#asking.cycleOf(placement.info, crowded))(crowded);
  }
}
