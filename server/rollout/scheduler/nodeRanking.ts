import { Heap, type Heaped } from '../heap';
import type { NodeState } from './nodeState';
import type { Placement } from './placement';
import type { PodInfo } from './podInfo';

type State = NodeState<Placement>;

interface Ranked extends Heaped {
  readonly state: State;
  /** Where it stands among the nodes. */
  readonly order: number;
  /** How many pods of the workload it has; Infinity: it doesn't take this one. */
  alike: number;
  fullness: number;
}

/**
 * The nodes in the order in which pods of a template would go to them, as `chooseNode` chooses. Only those are looked at again that have changed, so that
 * thousands of pods find their places on thousands of nodes.
 */
export class NodeRanking {
  readonly #heap = new Heap<Ranked>(isBefore);
  readonly #ranked = new Map<State, Ranked>();
  readonly #changed = new Set<State>();

  /** `fits`: whether a node would take such a pod, which depends on nothing but the node and the pods there. */
  constructor(
    nodes: readonly State[],
    private readonly pod: PodInfo,
    private readonly fits: (state: State) => boolean,
  ) {
    for (const [order, state] of nodes.entries()) {
      const ranked = { state, order, alike: 0, fullness: 0, place: -1 };
      this.#ranked.set(state, ranked);
      this.#rate(ranked);
      this.#heap.add(ranked);
    }
  }

  /** The node, or the pods there, are others now. */
  changed(state: State): void {
    this.#changed.add(state);
  }

  /** The node that the next pod goes to, of those that `mayTake` it, too; undefined where none takes it, or the first ones may not. */
  first(mayTake: (state: State) => boolean): State | undefined {
    for (const state of this.#changed) {
      const ranked = this.#ranked.get(state);
      if (ranked === undefined) continue;
      this.#rate(ranked);
      this.#heap.moved(ranked);
    }
    this.#changed.clear();
    const passed: Ranked[] = [];
    let { first } = this.#heap;
    for (; first !== undefined && !mayTake(first.state); first = this.#heap.first) {
      this.#heap.remove(first);
      passed.push(first);
      if (passed.length === mostPassed) break;
    }
    for (const ranked of passed) this.#heap.add(ranked);
    return first === undefined || first.alike === Number.POSITIVE_INFINITY || passed.includes(first) ? undefined : first.state;
  }

  #rate(ranked: Ranked): void {
    const { state } = ranked;
    ranked.alike = this.fits(state) ? state.podsOf(this.pod.app) : Number.POSITIVE_INFINITY;
    ranked.fullness = state.fullness;
  }
}

/** Where more of them may not take the pod, it is as fast to ask all. */
const mostPassed = 16;

/** Of more templates at once the nodes aren't kept in order. */
const mostRankings = 8;

/** The rankings for the templates that are asked for most lately; for a template of which there is one pod only none is made. */
export class NodeRankings {
  /** null: asked for once. */
  readonly #rankings = new Map<PodInfo, NodeRanking | null>();

  /** Whether there is more than one pod of the template, as far as one can tell. */
  knows(pod: PodInfo): boolean {
    return this.#rankings.get(pod) != null;
  }

  /** undefined: it isn't worth making. */
  of(pod: PodInfo, make: () => NodeRanking): NodeRanking | undefined {
    const known = this.#rankings.get(pod);
    if (known != null) return known;
    const ranking = known === null ? make() : null;
    this.#rankings.delete(pod);
    this.#rankings.set(pod, ranking);
    const [oldest] = this.#rankings.keys();
    if (oldest !== undefined && this.#rankings.size > mostRankings) this.#rankings.delete(oldest);
    return ranking ?? undefined;
  }

  /** A node, or the pods there, are others now. */
  changed(state: State): void {
    for (const ranking of this.#rankings.values()) ranking?.changed(state);
  }

  /** There are other nodes now. */
  clear(): void {
    this.#rankings.clear();
  }
}

/** Fewer pods of the workload first, then the emptier node, then the one that is listed first. */
function isBefore(one: Ranked, other: Ranked): boolean {
  if (one.alike !== other.alike) return one.alike < other.alike;
  if (one.fullness !== other.fullness) return one.fullness < other.fullness;
  return one.order < other.order;
}
