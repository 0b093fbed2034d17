/** Lets only so many do something at the same time; the others wait in the order in which they came. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  #ended = 0;

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** How many turns have ended so far. */
  get ended(): number {
    return this.#ended;
  }

  /** Answers once it is the caller's turn, with what ends the turn; null where the caller was cancelled before. */
  async take(signal: AbortSignal): Promise<(() => void) | null> {
    if (signal.aborted) return null;
    if (this.#free > 0) this.#free -= 1;
    else if (!(await this.#wait(signal))) return null;
    let taken = true;
    return () => {
      if (taken) this.#pass();
      taken = false;
    };
  }

  #wait(signal: AbortSignal): Promise<boolean> {
    return new Promise(resolve => {
      const come = (): void => {
        signal.removeEventListener('abort', leave);
        resolve(true);
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(come), 1);
        resolve(false);
      };
      this.#waiting.push(come);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #pass(): void {
    this.#ended += 1;
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
