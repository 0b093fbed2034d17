/** What is in a heap, and where it stands there; −1: it isn't in it. */
export interface Heaped {
  place: number;
}

/** A binary heap whose entries may change, come and go: the first of them is always on top. */
export class Heap<T extends Heaped> {
  readonly #entries: T[] = [];

  /** `isBefore`: a total order, which may change for an entry that is then said to be `moved`. */
  constructor(private readonly isBefore: (one: T, other: T) => boolean) {}

  get first(): T | undefined {
    return this.#entries[0];
  }

  /** All of them, in no particular order. */
  get entries(): readonly T[] {
    return this.#entries;
  }

  add(entry: T): void {
    entry.place = this.#entries.push(entry) - 1;
    this.#rise(entry);
  }

  /** An entry comes earlier or later than before. */
  moved(entry: T): void {
    this.#rise(entry);
    this.#sink(entry);
  }

  /** Where it isn't in the heap, nothing happens. */
  remove(entry: T): void {
    if (entry.place < 0) return;
    const last = this.#entries.pop();
    if (last !== undefined && last !== entry) {
      this.#put(last, entry.place);
      this.moved(last);
    }
    entry.place = -1;
  }

  #rise(entry: T): void {
    let { place } = entry;
    while (place > 0) {
      const above = this.#entries[(place - 1) >> 1];
      if (above === undefined || !this.isBefore(entry, above)) break;
      this.#put(above, place);
      place = (place - 1) >> 1;
    }
    this.#put(entry, place);
  }

  #sink(entry: T): void {
    let { place } = entry;
    for (;;) {
      const left = this.#entries[2 * place + 1];
      const right = this.#entries[2 * place + 2];
      const isRight = left !== undefined && right !== undefined && this.isBefore(right, left);
      const below = isRight ? right : left;
      if (below === undefined || !this.isBefore(below, entry)) break;
      this.#put(below, place);
      place = 2 * place + (isRight ? 2 : 1);
    }
    this.#put(entry, place);
  }

  #put(entry: T, place: number): void {
    this.#entries[place] = entry;
    entry.place = place;
  }
}
