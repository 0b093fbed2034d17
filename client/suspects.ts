/**
 * Finds the document that a server hangs or breaks on. The first time, those that waited for an answer become suspects, and from then on the documents are
 * asked about one after the other; the one that it hangs on again is left out, until the suspicions are dropped.
 */
export class Suspects {
  readonly #waiting = new Map<string, number>();
  readonly #suspects = new Set<string>();
  readonly #leftOut = new Set<string>();
  readonly #queue: { readonly uri: string; readonly go: () => void }[] = [];

  /** Documents that are left out. */
  get leftOut(): ReadonlySet<string> {
    return this.#leftOut;
  }

  /** A document is asked about: null where it may be at once, else what settles when it is its turn. `answered` is to be called when there is an answer. */
  ask(uri: string): Promise<void> | null {
    if (this.#queue.length > 0 || !this.#mayGo(uri)) return new Promise<void>(resolve => this.#queue.push({ uri, go: resolve }));
    this.#count(uri, 1);
    return null;
  }

  /** There is an answer about a document, or there won't be any more. */
  answered(uri: string): void {
    this.#count(uri, -1);
    this.#goOn();
  }

  /** The server has hung, or broken off. Answers the documents that are left out from now on. */
  hung(): readonly string[] {
    const waiting = [...this.#waiting.keys()];
    const again = waiting.filter(uri => this.#suspects.has(uri));
    const guilty = again.length === 1 ? again : [];
    for (const uri of waiting) this.#suspects.add(uri);
    for (const uri of guilty) {
      this.#suspects.delete(uri);
      this.#leftOut.add(uri);
    }
    return guilty;
  }

  /** Nothing has happened for a while: nobody is suspected any more. Those that were left out stay so. */
  calm(): void {
    this.#suspects.clear();
    this.#goOn();
  }

  /** Everything is tried again. */
  drop(): void {
    this.#leftOut.clear();
    this.calm();
  }

  #goOn(): void {
    for (let next = this.#queue[0]; next !== undefined && this.#mayGo(next.uri); next = this.#queue[0]) {
      this.#queue.shift();
      this.#count(next.uri, 1);
      next.go();
    }
  }

  #mayGo(uri: string): boolean {
    return this.#suspects.size === 0 || [...this.#waiting.keys()].every(other => other === uri);
  }

  #count(uri: string, by: number): void {
    const count = (this.#waiting.get(uri) ?? 0) + by;
    if (count === 0) this.#waiting.delete(uri);
    else this.#waiting.set(uri, count);
  }
}
