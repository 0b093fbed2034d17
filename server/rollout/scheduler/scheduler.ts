/**
 * The scheduler (pkg/scheduler): one waiting pod after the other, those of the highest priority first, then those that wait longest. What it decides
 * counts at once for the next.
 */
import { type KubernetesVersion, newestVersion } from '../../kubernetes/kubernetesVersion';
import type { Node } from '../../kubernetes/node';
import type { PersistentVolumeClaim } from '../../kubernetes/surroundings/volumes';
import { attachedOf } from './attachment';
import { type Budget, preempt } from './defaultPreemption';
import { chooseNode } from './chooseNode';
import { type Check, filtersOf, firstRefusal, type Found, preFilter, type Refusal } from './checks';
import { fitError, type NodeCount } from './fitError';
import { NodeState } from './nodeState';
import type { Placement } from './placement';
import { plugins } from './plugins';
import { notNamed, namedBy, namedNodes } from './plugins/nodeAffinity';
import { volumeRestrictions } from './plugins/volumeRestrictions';
import type { PodInfo } from './podInfo';
import { withoutNodes, withPreemption } from './schedulingWords';
import type { ClusterEvent, Cycle, Failure, Plugin } from './plugins/plugin';
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
}

export class Scheduler {
  readonly nodes: NodeState<Placement>[];
  #waiting: Placement[] = [];
  readonly #plugins: readonly Plugin[];
  readonly #local: readonly Plugin[];
  readonly #wide: readonly Plugin[];
  /** Those that others were evicted for, as the current try finds them. */
  #nominated: readonly Placement[] = [];
  #turns = 0;

  /** Of nodes that are `unknown` one stands for all: only what holds for the whole cluster is asked. */
  constructor(
    nodes: readonly Node[],
    readonly volumes: Volumes,
    private readonly known: 'known' | 'unknown' = 'known',
    private readonly server: KubernetesVersion = newestVersion,
  ) {
    this.nodes = nodes.map(node => new NodeState<Placement>(node));
    this.#plugins = known === 'known' ? plugins : [volumeRestrictions];
    this.#local = this.#plugins.filter(plugin => plugin.isLocal === true && plugin !== namedNodes);
    this.#wide = this.#plugins.filter(({ isLocal }) => isLocal !== true);
  }

  /** The nodes as they are from now on; those that are gone have to be left by their pods before. */
  setNodes(nodes: readonly Node[]): void {
    const known = new Map(this.nodes.map(state => [state.node.name, state]));
    for (const node of nodes) {
      const state = known.get(node.name);
      known.delete(node.name);
      if (state === undefined) {
        this.nodes.push(new NodeState(node));
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
    for (const claim of claims) this.volumes.add(claim);
    this.happened({ kind: 'volumesChanged' });
  }

  removeClaims(names: readonly string[]): void {
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
    return this.#waiting;
  }

  enqueue(placement: Placement): void {
    placement.turn = this.#turns++;
    this.#waiting.push(placement);
  }

  /** Waiting pods that are taken out of others keep their place in the queue. */
  split(placement: Placement): void {
    this.#waiting.push(placement);
  }

  /** Pods that are no more, or that have got a node: they wait no longer. */
  leave(placement: Placement): void {
    const index = this.#waiting.indexOf(placement);
    if (index >= 0) this.#waiting.splice(index, 1);
  }

  /** Pods that waited too long for something that has happened now are tried again. */
  happened(event: ClusterEvent): void {
    for (const placement of this.#waiting) placement.untried ||= isWoken(placement, event);
  }

  /** What no event has woken is tried again all the same (flushUnschedulablePodsLeftover), if it was last tried before. */
  flush(before: number): void {
    for (const placement of this.#waiting) placement.untried ||= placement.triedAt <= before;
  }

  /** Tries every pod that is to be tried. */
  run(host: Host): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      if (this.nodes.length === 0) this.#fail(next, [], 'no nodes available to schedule pods', host);
      else this.#schedule(next, host);
    }
  }

  #next(): Placement | undefined {
    let first: Placement | undefined;
    for (const placement of this.#waiting) {
      if (placement.untried && (first === undefined || isBefore(placement, first))) first = placement;
    }
    return first;
  }

  #schedule(placement: Placement, host: Host): void {
    const cycle = this.#cycleOf(placement.info);
    const refusal = preFilter(this.#plugins, cycle);
    if (refusal !== null) {
      this.#fail(placement, [{ plugin: refusal.plugin }], withoutNodes(this.server, this.#count, refusal.reason), host);
      return;
    }
    const check = this.#checkOf(cycle);
    this.#nominated = this.#waiting.filter(({ nominated }) => nominated !== null);
    const meant = this.#meantBy(placement.info);
    const found = meant.map(state => this.#check(state, placement, check));
    const node = this.#choose(meant, found, placement);
    if (node === undefined) {
      const unfit = found.flatMap(own => own ?? []);
      const unnamed = meant.length < this.nodes.length ? [{ plugin: namedNodes }] : [];
      this.#fail(placement, [...unfit, ...unnamed], this.#refuse(placement, meant, unfit, host), host);
      return;
    }
    this.volumes.bind(placement.info.claims, node.node);
    placement.nominated = null;
    host.bind(placement, node);
    this.happened({ kind: 'podBound', pod: placement.info });
  }

  #fail(placement: Placement, found: readonly Found[], message: string, host: Host): void {
    placement.untried = false;
    placement.turn = this.#turns++;
    placement.failedBy = new Set(found.map(({ plugin }) => plugin));
    placement.short = new Set(found.flatMap(({ failure }) => failure?.short ?? []));
    placement.alone = found.some(({ failure }) => failure?.alone === true);
    placement.message = message;
    host.unschedulable(placement);
  }

  /** Evicts others where that makes room. Answers what is said of it. */
  #refuse(placement: Placement, meant: readonly NodeState<Placement>[], refusals: readonly Refusal[], host: Host): string {
    const failures = refusals.map(({ failure }) => failure);
    const reasons = failures.map(own => own.reasons);
    const message = fitError(this.#count, reasons, notNamed(this.server).reasons);
    const preemption = preempt({
      placement,
      nodes: meant,
      count: this.#count,
      failures,
      budgets: host.budgets,
      tryOn: state => this.#tryOn(state, placement),
    });
    if (preemption.kind === 'none') {
      if (!preemption.keepsNomination) placement.nominated = null;
      return withPreemption(this.server, message, preemption.message);
    }
    for (const other of this.#waiting) {
      if (other.nominated !== preemption.node || other.info.priority >= placement.info.priority) continue;
      other.nominated = null;
      other.untried = true;
    }
    placement.nominated = preemption.node;
    for (const victim of preemption.victims) host.evict(victim);
    return message;
  }

  /** Whether the pod could go to a node as it would be, beside all the others as they are. */
  #tryOn(state: NodeState, placement: Placement): Failure | null {
    const nodes = this.nodes.map(node => (node.node === state.node ? state : node));
    return this.#check(state, placement, this.#checkOf(this.#cycleOf(placement.info, nodes)))?.failure ?? null;
  }

  /** With the pods that are to come to the node, and without them: both have to do (RunFilterPluginsWithNominatedPods). */
  #check(state: NodeState, placement: Placement, check: Check): Refusal | null {
    const refusal = this.#nominated.length === 0 ? null : this.#checkCrowded(state, placement);
    return refusal ?? check(state);
  }

  /** Gives a pod that is there before anything is simulated its node; undefined where none takes it. */
  place(placement: Placement): NodeState<Placement> | undefined {
    const cycle = this.#cycleOf(placement.info);
    if (preFilter(this.#plugins, cycle) !== null) return undefined;
    const meant = this.#meantBy(placement.info);
    const node = this.#choose(meant, meant.map(this.#checkOf(cycle)), placement);
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
    const cycle = this.#cycleOf(info);
    if (preFilter(this.#plugins, cycle) !== null) return [];
    const check = this.#checkOf(cycle);
    return this.#meantBy(info).filter(node => check(node) === null);
  }

  #cycleOf(pod: PodInfo, nodes: readonly NodeState[] = this.nodes): Cycle {
    return { pod, nodes, volumes: this.volumes, server: this.server };
  }

  /** What a node is asked: first whether it is meant at all, then what only depends on itself and its pods, which is known as long as these stay as they are. */
  #checkOf(cycle: Cycle): Check {
    const naming = filtersOf(this.knowsNodes ? [namedNodes] : [], cycle);
    const [local, wide] = [filtersOf(this.#local, cycle), filtersOf(this.#wide, cycle)];
    const own = (state: NodeState): Refusal | null => state.remember('check', cycle.pod, () => firstRefusal(state, local));
    return state => firstRefusal(state, naming) ?? own(state) ?? firstRefusal(state, wide);
  }

  #checkCrowded(state: NodeState, placement: Placement): Refusal | null {
    const nominated = this.#nominated.filter(
      other => other !== placement && other.nominated?.node === state.node && other.info.priority >= placement.info.priority,
    );
    if (nominated.length === 0) return null;
    const crowded = state.with([...state.pods, ...nominated]);
    const nodes = this.nodes.map(node => (node.node === state.node ? crowded : node));
    return this.#checkOf(this.#cycleOf(placement.info, nodes))(crowded);
  }
}

function isBefore(one: Placement, other: Placement): boolean {
  return one.info.priority === other.info.priority ? one.turn < other.turn : one.info.priority > other.info.priority;
}

/** What no check has refused, as there was no node, anything wakes (isPodWorthRequeuing). */
function isWoken({ failedBy, info }: Placement, event: ClusterEvent): boolean {
  return failedBy.size === 0 || [...failedBy].some(plugin => plugin.wakes(event, info));
}
