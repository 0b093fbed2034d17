import { Heap, type Heaped } from '../heap';
import type { NodeState } from './nodeState';
import type { Placement } from './placement';

interface Waiting extends Heaped {
  readonly placement: Placement;
  readonly arrival: number;
}

/** The pods without a node (pkg/scheduler/backend/queue): those of the highest priority are tried first, then those that wait longest. */
export class SchedulingQueue {
  /** In the order in which they came. */
  readonly #waiting = new Map<Placement, Waiting>();
  readonly #untried = new Heap<Waiting>(isBefore);
  readonly #tried = new Set<Waiting>();
  readonly #nominated = new Set<Placement>();
  #turns = 0;
  #arrivals = 0;
  #changes = 0;

  get waiting(): readonly Placement[] {
    return [...this.#waiting.keys()];
  }

  /** Those that others were evicted for. */
  get nominated(): ReadonlySet<Placement> {
    return this.#nominated;
  }

  /** How often pods have come, gone, or been tried. */
  get changes(): number {
    return this.#changes;
  }

  /** The pod that is to be tried next, or some equal ones; undefined where all have been. */
  get next(): Placement | undefined {
    return this.#untried.first?.placement;
  }

  /** New pods, behind all others. */
  enqueue(placement: Placement): void {
    placement.turn = this.#turns++;
    this.add(placement);
  }

  /** Pods that were part of others, whose turn they keep. */
  add(placement: Placement): void {
    this.#changes++;
    const waiting = { placement, arrival: this.#arrivals++, place: -1 };
    this.#waiting.set(placement, waiting);
    if (placement.untried) this.#untried.add(waiting);
    else this.#tried.add(waiting);
  }

  /** Pods that are no more, or that have got a node; of others nothing changes. */
  leave(placement: Placement): void {
    const waiting = this.#waiting.get(placement);
    if (waiting === undefined) return;
    this.#changes++;
    this.#waiting.delete(placement);
    this.#untried.remove(waiting);
    this.#tried.delete(waiting);
    this.#nominated.delete(placement);
  }

  /** One of the pods has got a node. */
  bound(placement: Placement): void {
    this.#changes++;
    this.nominate(placement, null);
  }

  /** The pods were tried in vain, and are behind all others now. */
  failed(placement: Placement): void {
    this.#changes++;
    const waiting = this.#waiting.get(placement);
    if (waiting === undefined) return;
    this.#untried.remove(waiting);
    this.#tried.add(waiting);
    placement.untried = false;
    placement.turn = this.#turns++;
  }

  /** Those that were tried in vain are tried again where they may find a place now. */
  wake(mayFit: (placement: Placement) => boolean): void {
    for (const waiting of this.#tried) if (mayFit(waiting.placement)) this.#retry(waiting);
  }

  /** Pods that were tried in vain are tried again. */
  retry(placement: Placement): void {
    const waiting = this.#waiting.get(placement);
    if (waiting !== undefined && this.#tried.has(waiting)) this.#retry(waiting);
  }

  /** The node on which others were evicted for the pods; null: there is none any more. */
  nominate(placement: Placement, node: NodeState<Placement> | null): void {
    placement.nominated = node;
    if (node === null) this.#nominated.delete(placement);
    else this.#nominated.add(placement);
  }

  #retry(waiting: Waiting): void {
    this.#tried.delete(waiting);
    waiting.placement.untried = true;
    this.#untried.add(waiting);
  }
}

function isBefore({ placement: one, arrival }: Waiting, { placement: other, arrival: otherArrival }: Waiting): boolean {
  if (one.info.priority !== other.info.priority) return one.info.priority > other.info.priority;
  return one.turn === other.turn ? arrival < otherArrival : one.turn < other.turn;
}
