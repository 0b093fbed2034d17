/** What was worked out last, by what it was worked out for: a few of them, as many are asked for in turn. What is forgotten is worked out again. */
export class Recent<Key, Value> {
  readonly #known = new Map<Key, Value>();

  /** `most`: how many are kept. */
  constructor(private readonly most: number) {}

  /** What is known of it, else what it is worked out to; whichever was made first is forgotten for it. */
  of(key: Key, workOut: () => Value): Value {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const value = workOut();
    const [first] = this.#known.keys();
    if (this.#known.size >= this.most && first !== undefined) this.#known.delete(first);
    this.#known.set(key, value);
    return value;
  }
}
