import type { TimelineEvent } from '../../protocol/timeline';
import type { ObjectEvent } from '../cluster/cluster';
import { podName } from '../cluster/podGroups';
import { EventCorrelator, type RawEvent, type SentEvent } from '../render/events';

/** Of pods and what keeps them no more are kept: one is like another. */
const mostOfOthers = 1000;

/** An event of another object than the workload. The same of the same object within some minutes is counted, with the words of the first (events.k8s.io/v1). */
interface OtherEvent extends Pick<TimelineEvent, 'reason' | 'message' | 'from'> {
  readonly object: NonNullable<TimelineEvent['about']>;
  readonly atMs: number;
  readonly firstMs: number;
  readonly count: number;
  readonly entry: number;
}

/** The events of a simulation as they are sent: of the workload itself, and of what is its own. */
export class EventLog {
  readonly #correlator = new EventCorrelator();
  readonly #own: { readonly step: number; readonly sent: SentEvent }[] = [];
  readonly #others: OtherEvent[] = [];
  readonly #last = new Map<string, OtherEvent>();
  #entries = 0;
  /** The steps of those that are not sent. */
  readonly dropped: number[] = [];

  /** An event of the workload; it belongs to a step. */
  add(event: RawEvent, step: number): void {
    const sent = this.#correlator.send(event);
    if (sent === null) this.dropped.push(step);
    else this.#own.push({ step, sent });
  }

  /** An event of its pods, or of what keeps them. */
  addOther({ generation, group, reason, message, from }: ObjectEvent, atMs: number): void {
    if (this.#others.length >= mostOfOthers) return;
    const key = `${generation.number} ${group?.id ?? ''} ${reason}`;
    const before = this.#last.get(key);
    const name = group === null ? generation.name : podName(group);
    const event: OtherEvent = {
      reason,
      message: before?.message ?? message,
      from,
      object: { kind: group === null ? 'ReplicaSet' : 'Pod', name, objects: group?.count ?? 1 },
      atMs,
      firstMs: before?.firstMs ?? atMs,
      count: (before?.count ?? 0) + 1,
      entry: before?.entry ?? this.#entries++,
    };
    this.#last.set(key, event);
    this.#others.push(event);
  }

  /** All of them, timed from the timeline’s beginning. `steps`: when each was, in seconds from there. `reporter`: who reports those of the workload. */
  listed(beganMs: number, steps: readonly number[], reporter: string): readonly TimelineEvent[] {
    const before = new Set(this.#own.filter(({ step }) => step === 0).map(({ sent }) => sent.entry));
    const own = this.#own.map(({ step, sent: { type, reason, message, entry, count, firstMs } }): TimelineEvent => {
      const firstSeconds = before.has(entry) || firstMs < beganMs ? null : (firstMs - beganMs) / 1000;
      return { step, type, reason, message, entry, count, firstSeconds, from: reporter, about: null };
    });
    const used = own.reduce((most, { entry }) => Math.max(most, entry + 1), 0);
    const times = steps.map(seconds => Math.round(seconds * 1000));
    let step = 0;
    const others = this.#others.flatMap(({ reason, message, from, object, atMs, firstMs, count, entry }): TimelineEvent[] => {
      const firstSeconds = firstMs < beganMs ? null : (firstMs - beganMs) / 1000;
      while ((times[step] ?? Number.POSITIVE_INFINITY) <= atMs - beganMs) step += 1;
      // Between two steps it is seen at the later one.
      const seenAt = times[step - 1] === atMs - beganMs ? step : step + 1;
      if (seenAt > times.length) return [];
      return [{ step: seenAt, type: 'Warning', reason, message, entry: used + entry, count, firstSeconds, from, about: object }];
    });
    return [...own, ...others];
  }
}
