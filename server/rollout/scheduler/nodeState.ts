import { countedAmount } from '../../kubernetes/resourceList';
import type { Node } from '../../kubernetes/node';
import type { PodInfo } from './podInfo';

/** Pods that nothing tells apart, as the scheduler sees them; how they are kept is for their controller to know. */
export interface Placed {
  readonly info: PodInfo;
  count: number;
  /** They have been told to stop, and keep all that they have until they are gone. */
  readonly terminating: boolean;
  /** When they were created; milliseconds. */
  readonly createdAt: number;
}

/** A node and the pods on it, Terminating ones included (scheduler/framework: NodeInfo). */
export class NodeState<P extends Placed = Placed> {
  #node: Node;
  #room: ReadonlyMap<string, number>;
  readonly #requested = new Map<string, number>();
  readonly #pods: P[] = [];
  readonly #apps = new Map<string, number>();
  #count = 0;
  #guarding = 0;
  #fullness: number | null = null;
  #changes = 0;
  readonly #known = new Map<object, unknown>();

  /** `changed`: told whenever the node or its pods are others than before. */
  constructor(
    node: Node,
    room?: ReadonlyMap<string, number>,
    private readonly changed: () => void = () => undefined,
  ) {
    this.#node = node;
    this.#room = room ?? roomOf(node);
  }

  get node(): Node {
    return this.#node;
  }

  /** The node has other labels, taints or room now; its pods stay. */
  change(node: Node): void {
    this.#node = node;
    this.#room = roomOf(node);
    this.#fullness = null;
    this.#change();
  }

  #change(): void {
    this.#changes++;
    this.#known.clear();
    this.changed();
  }

  /** How often its pods have changed, or been told to stop. */
  get changes(): number {
    return this.#changes;
  }

  /** Pods here have been told to stop. */
  touch(): void {
    this.#change();
  }

  get pods(): readonly P[] {
    return this.#pods;
  }

  /** How many pods there are. */
  get podCount(): number {
    return this.#count;
  }

  /** Whether a pod here has a rule that keeps others off. */
  get hasAntiAffinity(): boolean {
    return this.#guarding > 0;
  }

  /** What was worked out of the pods here for something, as long as they stay as they are. */
  remember<Value>(of: object, compute: () => Value): Value {
    const found = this.#known.get(of);
    if (found !== undefined) return found as Value;
    const value = compute();
    this.#known.set(of, value);
    return value;
  }

  /** All that the node can give. */
  allocatable(resource: string): number {
    return this.#room.get(resource) ?? 0;
  }

  requested(resource: string): number {
    return this.#requested.get(resource) ?? 0;
  }

  /** How many pods of a workload there are. */
  podsOf(app: string): number {
    return this.#apps.get(app) ?? 0;
  }

  /** The largest part that is taken of cpu, memory and the number of pods. */
  get fullness(): number {
    this.#fullness ??= Math.max(
      part(this.#count, this.allocatable('pods')),
      part(this.requested('cpu'), this.allocatable('cpu')),
      part(this.requested('memory'), this.allocatable('memory')),
    );
    return this.#fullness;
  }

  /** Of each resource what is asked for. */
  get requestedAmounts(): ReadonlyMap<string, number> {
    return this.#requested;
  }

  add(pods: P): void {
    this.#pods.push(pods);
    this.count(pods, pods.count);
  }

  remove(pods: P): void {
    const index = this.#pods.indexOf(pods);
    if (index < 0) return;
    this.#pods.splice(index, 1);
    this.count(pods, -pods.count);
  }

  /** Some of the pods are from now on counted as others that nothing else tells from them. */
  split(pods: P): void {
    this.#change();
    this.#pods.push(pods);
  }

  /** So many pods more (or less) of those that are here. */
  count({ info }: P, more: number): void {
    this.#change();
    this.#count += more;
    this.#fullness = null;
    this.#apps.set(info.app, this.podsOf(info.app) + more);
    if (info.antiAffinity.length > 0) this.#guarding += more;
    for (const [name, amount] of info.requests) this.#requested.set(name, this.requested(name) + amount * more);
  }

  /** The same node with other pods on it, to try something out. */
  with(pods: readonly Placed[]): NodeState {
    const state = new NodeState(this.node, this.#room);
    for (const pod of pods) state.add(pod);
    return state;
  }
}

function part(taken: number, of: number): number {
  return of === 0 ? 0 : taken / of;
}

/** Each simulation has nodes of its own, thousands of which may be alike. */
const rooms = new WeakMap<Node['allocatable'], ReadonlyMap<string, number>>();

function roomOf({ allocatable }: Node): ReadonlyMap<string, number> {
  const known = rooms.get(allocatable);
  if (known !== undefined) return known;
  const room = new Map([...allocatable].map(([name, amount]) => [name, countedAmount(name, amount)]));
  rooms.set(allocatable, room);
  return room;
}
