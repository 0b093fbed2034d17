/** Containers that end by themselves, or are killed, and start again (kuberuntime: doBackOff; restartPolicy Always). */
import type { PodSpec } from '../../kubernetes/pods/pod';
import { containerKilledAt, containerReadyAt, type Start } from './containerProbes';
import { containerStartMs, containerStarts, movedTo, type ContainerStart } from './containerStarts';
import type { PodChange, PodLife } from './podLife';
import { sidecarsOf } from './sidecars';

const firstBackOff = 10_000;
const longestBackOff = 300_000;
/** After so many ends it is the same over and over. */
const newEnds = 2;

/**
 * The life of a pod whose containers end `exitsMs` after they run, or when a probe has them killed: ready (where it comes to that), crash, ready
 * again … The first restart of a container is immediate, later ones wait 10, 20, 40 … 300 s. `heldMs` is how long the pod waits for its readiness gates
 * once its containers are ready.
 */
export function restartingLife(pod: PodSpec, first: Start, exitsMs: number, terminationMs: number, heldMs = 0): PodLife {
  const changes: PodChange[] = [];
  const runs = new Runs(pod, first, exitsMs, heldMs);
  let more = true;
  const change = (index: number): PodChange | null => {
    while (more && changes.length <= index) more = runs.next(changes);
    return changes[index] ?? null;
  };
  return { change, terminationMs };
}

/** The lasting containers as they run now. */
class Runs {
  readonly #exitsMs: number;
  readonly #sidecars: number;
  readonly #ends: number[];
  #starts: readonly ContainerStart[];
  /** When the readiness gates are true at the earliest. */
  #gatesMs: number;

  constructor(pod: PodSpec, first: Start, exitsMs: number, heldMs: number) {
    this.#exitsMs = exitsMs;
    this.#sidecars = sidecarsOf(pod).length;
    this.#starts = containerStarts(pod, first);
    this.#ends = this.#starts.map(() => 0);
    this.#gatesMs = heldMs === 0 ? 0 : this.#readyAt() + heldMs;
  }

  /** Adds what happens until a container ends; answers whether one does. */
  next(changes: PodChange[]): boolean {
    const ready = Math.max(this.#gatesMs, this.#readyAt());
    const ends = this.#starts.map((own, index) => this.#endOf(own, index));
    const end = ends.reduce((earliest, one) => Math.min(earliest, one), Number.POSITIVE_INFINITY);
    const ended = ends.flatMap((one, index) => (one === end ? [index] : []));
    const recurring = ended.every(index => (this.#ends[index] ?? 0) >= newEnds);
    if (ready < end) changes.push({ afterMs: ready, state: 'ready', recurring: recurring && Number.isFinite(end) });
    if (!Number.isFinite(end)) return false;
    changes.push({ afterMs: end, state: 'crashLoop', recurring });
    for (const index of ended) this.#restart(index, end);
    return true;
  }

  #readyAt(): number {
    return this.#starts.reduce((latest, { container, start }) => Math.max(latest, containerReadyAt(container, start)), 0);
  }

  /** The application is what ends by itself, not a sidecar. */
  #endOf({ container, start }: ContainerStart, index: number): number {
    const exits = index < this.#sidecars ? Number.POSITIVE_INFINITY : start.runningMs + this.#exitsMs;
    return Math.min(exits, containerKilledAt(container, start));
  }

  /** Starts a container again, and with it those that it holds back. */
  #restart(index: number, end: number): void {
    const ends = this.#ends[index] ?? 0;
    const wait = ends === 0 ? 0 : Math.min(longestBackOff, firstBackOff * 2 ** (ends - 1));
    this.#ends[index] = ends + 1;
    const before = this.#starts[index]?.start.runningMs ?? 0;
    const later = end + wait + containerStartMs - before;
    this.#starts = this.#starts.map(({ container, start }, at) =>
      at === index || (at > index && start.runningMs > end)
        ? { container, start: movedTo(start, start.runningMs + later) }
        : { container, start },
    );
  }
}
