/** What is to happen at a virtual time; those of the same time keep the order in which they were set. */
export interface Timer<T> {
  readonly at: number;
  readonly order: number;
  readonly what: T;
}

/** A binary heap of timers, the earliest on top. */
export class Timers<T> {
  readonly #heap: Timer<T>[] = [];
  #order = 0;

  /** Infinity where nothing is set. */
  get nextAt(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  get size(): number {
    return this.#heap.length;
  }

  set(at: number, what: T): void {
    const heap = this.#heap;
    const timer = { at, order: this.#order++, what };
    let index = heap.length;
    heap.push(timer);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !before(timer, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = timer;
  }

  /** Takes the earliest; undefined where nothing is set. */
  take(): T | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined) return undefined;
    if (heap.length > 0) this.#sink(last);
    return top.what;
  }

  #sink(timer: Timer<T>): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      let below = heap[child];
      if (below === undefined) break;
      const right = heap[child + 1];
      if (right !== undefined && before(right, below)) {
        child++;
        below = right;
      }
      if (!before(below, timer)) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = timer;
  }

  /** Every timer set, in no particular order. */
  get all(): readonly Timer<T>[] {
    return this.#heap;
  }
}

function before(a: Timer<unknown>, b: Timer<unknown>): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
