/** The events as `kubectl describe` lists them at a step. */
import type { Timeline, TimelineEvent } from '../../server/protocol/timeline';
import { age, count } from './time';

/** An entry of the list. */
export interface ListedEvent {
  readonly event: TimelineEvent;
  /** Such as `5s` or `5s (x12 over 25s)`; null, or `…` in it, where nobody knows, as it was before the timeline. */
  readonly age: string | null;
}

/** Those of the workload, or those of its pods and of what keeps them. Of each entry what was sent last, in the order in which kubectl lists them: by the second when that was. */
export function eventsAt(timeline: Timeline, step: number, of: 'workload' | 'others'): readonly ListedEvent[] {
  const now = timeline.steps[step - 1]?.atSeconds ?? 0;
  const entries = new Map<number, TimelineEvent>();
  for (const event of timeline.events) {
    if (event.step <= step && (event.about === null) === (of === 'workload')) entries.set(event.entry, event);
  }
  const at = (event: TimelineEvent): number | null => timeline.steps[event.step - 1]?.atSeconds ?? null;
  const second = (event: TimelineEvent): number => Math.floor(at(event) ?? -1);
  return [...entries.values()]
    .sort((one, other) => second(one) - second(other) || one.entry - other.entry)
    .map(event => {
      const last = at(event);
      return { event, age: last === null ? null : ageOf(event, now - last, now) };
    });
}

function ageOf({ count: events, firstSeconds }: TimelineEvent, last: number, now: number): string {
  return events === 1 ? age(last) : `${age(last)} (x${count(events)} over ${firstSeconds === null ? '…' : age(now - firstSeconds)})`;
}
