import type { NodeState } from './nodeState';

/** What the pods of a node add to the domain that a label of it says: the label’s key and value. 0: the node is in the domain all the same. */
export interface Share {
  readonly key: string;
  readonly value: string;
  readonly amount: number;
}

/** A node as it would be, instead of as it is. */
export interface Instead {
  readonly was: NodeState;
  readonly now: NodeState;
}

interface Sum {
  nodes: number;
  amount: number;
}

/** How many pods that matter there are in each domain. */
export class Domains {
  readonly #byKey = new Map<string, Map<string, Sum>>();
  #total = 0;

  constructor(private readonly below?: Domains) {}

  add({ key, value, amount }: Share, nodes: 1 | -1): void {
    let values = this.#byKey.get(key);
    if (values === undefined) this.#byKey.set(key, (values = new Map<string, Sum>()));
    let sum = values.get(value);
    if (sum === undefined) values.set(value, (sum = { nodes: 0, amount: 0 }));
    sum.nodes += nodes;
    sum.amount += nodes * amount;
    this.#total += nodes * amount;
    if (this.below === undefined && sum.nodes === 0) values.delete(value);
  }

  /** Of all domains together. */
  get total(): number {
    return this.#total + (this.below?.total ?? 0);
  }

  /** The keys of labels by which there are domains. */
  get keys(): ReadonlySet<string> {
    return new Set([...this.#byKey.keys(), ...(this.below?.keys ?? [])]);
  }

  amountIn(key: string, value: string): number {
    return (this.#byKey.get(key)?.get(value)?.amount ?? 0) + (this.below?.amountIn(key, value) ?? 0);
  }

  /** The amounts of all domains of a key. */
  amounts(key: string): readonly number[] {
    return [...this.#sums(key).values()].flatMap(({ nodes, amount }) => (nodes > 0 ? [amount] : []));
  }

  #sums(key: string): ReadonlyMap<string, Sum> {
    const own = this.#byKey.get(key) ?? new Map<string, Sum>();
    if (this.below === undefined) return own;
    const sums = new Map(this.below.#sums(key));
    for (const [value, { nodes, amount }] of own) {
      const sum = sums.get(value);
      sums.set(value, { nodes: nodes + (sum?.nodes ?? 0), amount: amount + (sum?.amount ?? 0) });
    }
    return sums;
  }
}

/** The domains of some nodes, counted once. */
export function domainsIn(nodes: readonly NodeState[], sharesOf: (state: NodeState) => readonly Share[]): Domains {
  const domains = new Domains();
  for (const state of nodes) for (const share of sharesOf(state)) domains.add(share, 1);
  return domains;
}

/** Keeps count of pods by domains while they come and go: only nodes that have changed are looked at again. */
class Tally {
  readonly #domains = new Domains();
  readonly #shares = new Map<NodeState, readonly Share[]>();
  readonly #changed: Set<NodeState>;

  constructor(
    nodes: readonly NodeState[],
    readonly what: object,
    readonly whose: object,
    private readonly sharesOf: (state: NodeState) => readonly Share[],
  ) {
    this.#changed = new Set(nodes);
  }

  changed(state: NodeState): void {
    this.#changed.add(state);
  }

  domains(instead: Instead | null): Domains {
    for (const state of this.#changed) this.#count(state);
    this.#changed.clear();
    if (instead === null) return this.#domains;
    const changed = new Domains(this.#domains);
    for (const share of this.#shares.get(instead.was) ?? []) changed.add(share, -1);
    for (const share of this.sharesOf(instead.now)) changed.add(share, 1);
    return changed;
  }

  #count(state: NodeState): void {
    for (const share of this.#shares.get(state) ?? []) this.#domains.add(share, -1);
    const shares = this.sharesOf(state);
    if (shares.length === 0) this.#shares.delete(state);
    else this.#shares.set(state, shares);
    for (const share of shares) this.#domains.add(share, 1);
  }
}

/** Of more questions at once no count is kept. */
const mostTallies = 16;

/** What is counted of the nodes of a scheduler, for the questions that were asked last. */
export class Tallies {
  #tallies: Tally[] = [];

  constructor(private readonly nodes: readonly NodeState[]) {}

  /** `what` and `whose`: what the shares depend on besides the nodes and their pods. */
  domains(
    what: object,
    whose: object,
    { instead, sharesOf }: { readonly instead: Instead | null; readonly sharesOf: (state: NodeState) => readonly Share[] },
  ): Domains {
    let tally = this.#tallies.find(known => known.what === what && known.whose === whose);
    if (tally === undefined) {
      tally = new Tally(this.nodes, what, whose, sharesOf);
      this.#tallies = [tally, ...this.#tallies.slice(0, mostTallies - 1)];
    }
    return tally.domains(instead);
  }

  /** A node, or the pods there, are others now. */
  changed(state: NodeState): void {
    for (const tally of this.#tallies) tally.changed(state);
  }

  /** There are other nodes now. */
  clear(): void {
    this.#tallies = [];
  }
}
