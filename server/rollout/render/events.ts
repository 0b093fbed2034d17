import type { EventReason } from '../../protocol/timeline';

/** What comes of a controller's events on their way to the API server (client-go record.EventCorrelator). */
export interface RawEvent {
  /** Milliseconds of virtual time. */
  readonly atMs: number;
  readonly type: 'Normal' | 'Warning';
  readonly reason: EventReason;
  readonly message: string;
}

/** An event as the API server gets it: a new entry of what `kubectl describe` lists, or an update of one. */
export interface SentEvent extends RawEvent {
  /** From 0, in the order of their creation. */
  readonly entry: number;
  /** How many events the entry stands for by now, and when the first of them was. */
  readonly count: number;
  readonly firstMs: number;
}

/** From that many different messages of a reason within ten minutes on they are combined. */
const maxSimilar = 10;
const similarWithinMs = 600_000;
/** So many events of an object are sent at once, and one more every five minutes. */
const burst = 25;
const refillMs = 300_000;

interface Entry {
  readonly firstMs: number;
  count: number;
  /** Null as long as none of its events was sent. */
  entry: number | null;
}

/** The events of one object: the same text is counted, many of a kind are combined, and too many are dropped. */
export class EventCorrelator {
  readonly #similar = new Map<string, { messages: Set<string>; lastMs: number }>();
  readonly #observed = new Map<string, Entry>();
  #entries = 0;
  #tokens = burst;
  #filledMs: number | null = null;

  /** What is sent of an event, which is not older than the one before; null where it is dropped. */
  send({ atMs, type, reason, message }: RawEvent): SentEvent | null {
    const kind = `${type} ${reason}`;
    const combined = this.#isOneOfMany(kind, message, atMs);
    const observed = this.#observe(combined ? kind : `${kind} ${message}`, atMs);
    if (!this.#mayPass(atMs)) return null;
    observed.entry ??= this.#entries++;
    const { entry, count, firstMs } = observed;
    return { atMs, type, reason, message: combined ? `(combined from similar events): ${message}` : message, entry, count, firstMs };
  }

  /** EventAggregator: of the messages so far all but one are kept in mind, so that each further one is combined. */
  #isOneOfMany(kind: string, message: string, atMs: number): boolean {
    let group = this.#similar.get(kind);
    if (group === undefined || atMs - group.lastMs > similarWithinMs) group = { messages: new Set(), lastMs: atMs };
    this.#similar.set(kind, group);
    group.lastMs = atMs;
    group.messages.add(message);
    if (group.messages.size < maxSimilar) return false;
    group.messages.delete(message);
    return true;
  }

  /** eventLogger: counts what is the same, also what is dropped afterwards. */
  #observe(key: string, atMs: number): Entry {
    const known = this.#observed.get(key) ?? { firstMs: atMs, count: 0, entry: null };
    known.count++;
    this.#observed.set(key, known);
    return known;
  }

  /** EventSourceObjectSpamFilter: a bucket of tokens. */
  #mayPass(atMs: number): boolean {
    this.#tokens = Math.min(burst, this.#tokens + (atMs - (this.#filledMs ?? atMs)) / refillMs);
    this.#filledMs = atMs;
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }
}
