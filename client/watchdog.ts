/** What a watchdog needs of the outside. */
export interface Watched {
  /** Asks for a sign of life; settles when there is one. */
  ping(): Promise<unknown>;
  /** Calls back after some milliseconds, unless the function that it answers is called first. */
  schedule(run: () => void, milliseconds: number): () => void;
  /** There was no sign for `deafMilliseconds`. Called once for each time that the watchdog was told to begin again. */
  hung(): void;
}

/** Milliseconds after which a server that gives no sign of life is taken to hang for good. */
export const deafMilliseconds = 5000;
/** Milliseconds of waiting for an answer until a sign is asked for, and between signs. */
const patienceMilliseconds = 1000;

/** Finds out whether what is asked hangs: as long as something waits for an answer, it asks for signs of life. */
export class Watchdog {
  #waiting = 0;
  /** Counts the servers that were watched: what one of them had to say doesn't count for the next. */
  #life = 0;
  #stop: (() => void) | null = null;

  constructor(private readonly watched: Watched) {}

  /** Something was asked; the answer (called once) says that it waits no more. */
  asked(): () => void {
    const life = this.#life;
    this.#waiting += 1;
    if (this.#stop === null) this.#later();
    return () => {
      if (life === this.#life) this.#waiting -= 1;
    };
  }

  /** What was asked before is answered by nobody any more: another server is there, or none. */
  beginAgain(): void {
    this.#life += 1;
    this.#waiting = 0;
    this.#stop?.();
    this.#stop = null;
  }

  #later(): void {
    this.#stop = this.watched.schedule(() => {
      this.#stop = null;
      if (this.#waiting > 0) this.#ask();
    }, patienceMilliseconds);
  }

  #ask(): void {
    const life = this.#life;
    const stop = this.watched.schedule(() => {
      if (life === this.#life) this.watched.hung();
    }, deafMilliseconds);
    this.#stop = stop;
    const heard = (): void => {
      if (life !== this.#life || this.#stop !== stop) return;
      stop();
      this.#later();
    };
    // A ping that fails isn't the sign of a server that hangs: its end is told in another way.
    this.watched.ping().then(heard, heard);
  }
}
