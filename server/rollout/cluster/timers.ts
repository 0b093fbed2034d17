import { Heap, type Heaped } from '../heap';

/** What is to happen at a virtual time; those of the same time keep the order in which they were set. */
export interface Timer<T> extends Heaped {
  readonly at: number;
  readonly order: number;
  readonly what: T;
}

/** Timers, the earliest first. */
export class Timers<T> {
  readonly #heap = new Heap<Timer<T>>(isBefore);
  #order = 0;

  /** Infinity where nothing is set. */
  get nextAt(): number {
    return this.#heap.first?.at ?? Number.POSITIVE_INFINITY;
  }

  get size(): number {
    return this.#heap.entries.length;
  }

  set(at: number, what: T): void {
    this.#heap.add({ at, order: this.#order++, what, place: -1 });
  }

  /** Takes the earliest; undefined where nothing is set. */
  take(): T | undefined {
    const { first } = this.#heap;
    if (first === undefined) return undefined;
    this.#heap.remove(first);
    return first.what;
  }

  /** Every timer set, in no particular order. */
  get all(): readonly Timer<T>[] {
    return this.#heap.entries;
  }
}

function isBefore(one: Timer<unknown>, other: Timer<unknown>): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
