import type { Counts } from './counts';

/** What a rollout comes to, added up while it is simulated; all times in milliseconds since the timeline's beginning. */
export class Totals {
  peakPods = 0;
  peakPodsWithTerminating = 0;
  lowestAvailable = Number.POSITIVE_INFINITY;
  floorKept = true;
  lowestFloor = Number.POSITIVE_INFINITY;
  withoutAvailableMs = 0;
  belowDesiredMs = 0;
  longestBelowDesiredMs = 0;
  waves = 0;
  completeMs: number | null = null;
  deadlineMs: number | null = null;
  oldPodsGoneMs = 0;
  #belowMs = 0;
  #waveMs = Number.NaN;
  /** An action may make old pods new ones, which is no wave. */
  #acting = false;
  /** What was guaranteed before the first action. */
  #floorBefore = 0;
  /** Until when the times above are added up. */
  #untilMs = 0;
  #last: Counts | null = null;

  /** The pods as they are from this time on. */
  count(ms: number, counts: Counts): void {
    if (this.#last !== null) {
      const passed = ms - this.#untilMs;
      if (this.#last.desired > 0 && this.#last.available === 0) this.withoutAvailableMs += passed;
      if (this.#last.available < this.#last.desired) {
        this.belowDesiredMs += passed;
        this.#belowMs += passed;
        if (this.#belowMs > this.longestBelowDesiredMs) this.longestBelowDesiredMs = this.#belowMs;
      } else if (passed > 0) this.#belowMs = 0;
      if (counts.available < Math.min(counts.floor, this.#last.available)) this.floorKept = false;
      if (counts.newAvailable > this.#last.newAvailable && ms !== this.#waveMs && !this.#acting) {
        this.#waveMs = ms;
        this.waves++;
      }
    }
    this.#countFloor(counts);
    this.#untilMs = ms;
    this.#last = counts;
    this.#acting = false;
    const { current, available, terminating } = counts;
    if (current > this.peakPods) this.peakPods = current;
    const existing = current + terminating;
    if (existing > this.peakPodsWithTerminating) this.peakPodsWithTerminating = existing;
    if (available < this.lowestAvailable) this.lowestAvailable = available;
  }

  /** An action may raise the floor above the pods that there are: until they are there, the floor before it is what holds. */
  #countFloor({ available, floor }: Counts): void {
    // Of pods that wait from the start none is promised.
    if (this.#last === null) this.#floorBefore = Math.min(floor, available);
    else this.lowestFloor = Math.min(this.lowestFloor, floor, available < floor ? this.#floorBefore : floor);
  }

  /** An action begins something new: what was complete isn't any more. */
  acted(): void {
    this.completeMs = null;
    this.deadlineMs = null;
    this.#acting = true;
  }

  complete(ms: number): void {
    this.completeMs ??= ms;
  }

  deadlineExceeded(ms: number): void {
    this.deadlineMs ??= ms;
  }

  oldPodsGone(ms: number): void {
    this.oldPodsGoneMs = ms;
  }
}
