/** What the time of a rollout goes on: of each batch of new pods what its slowest pod is doing. It answers what would make the rollout faster. Pure. */
import type { Lane } from '../../server/protocol/lanes';
import type { DurationPart, PodState, Timeline } from '../../server/protocol/timeline';
import { remembered } from './remembered';

/** Seconds of the timeline. */
export interface WaitPart {
  readonly what: DurationPart['what'];
  readonly from: number;
  readonly to: number;
}

/** In order, without overlaps; none where the rollout never completes. */
export const waitsOf = remembered((timeline: Timeline): readonly WaitPart[] => {
  const { summary, steps } = timeline;
  if (summary.completeSeconds === null || summary.outcome !== 'completes') return [];
  const lives = timeline.lanes.flatMap(lane => livesOf(lane, timeline)).sort((one, other) => one.from - other.from);
  const parts: WaitPart[] = [];
  let now = steps.find(({ change }) => change.kind === 'action')?.atSeconds ?? 0;
  for (;;) {
    const next = lives.find(life => life.from >= now);
    if (next === undefined || next.from >= summary.completeSeconds) break;
    if (next.from > now && stops(timeline, now)) parts.push({ what: 'shutdown', from: now, to: next.from });
    const slowest = lives.filter(life => life.from === next.from).reduce((one, other) => (other.to > one.to ? other : one));
    if (slowest.to <= slowest.from) break;
    parts.push(...partsOf(slowest, timeline));
    now = slowest.to;
  }
  return parts;
});

/** What all of it adds up to, in the order of a pod's life. */
export function waitSums(parts: readonly WaitPart[]): readonly { readonly what: WaitPart['what']; readonly seconds: number }[] {
  return (['shutdown', 'start', 'probes', 'minReady'] as const).flatMap(what => {
    const seconds = parts.filter(part => part.what === what).reduce((sum, { from, to }) => sum + to - from, 0);
    return seconds > 0 ? [{ what, seconds }] : [];
  });
}

/** A pod from its creation until it is available, or stopped before that. */
interface Life {
  readonly from: number;
  readonly ready: number;
  readonly to: number;
}

/** Of those pods of a lane that are created in the timeline. */
function livesOf({ states }: Lane, { steps }: Timeline): readonly Life[] {
  const at = (index: number): number => steps[(states[index]?.step ?? 0) - 1]?.atSeconds ?? Number.NaN;
  return states.flatMap(({ state, step }, index) => {
    if (state !== 'starting' || (index === 0 && step === 1)) return [];
    const end = states.findIndex((other, place) => place > index && ends.has(other.state));
    if (end < 0) return [];
    const ready = states.findIndex((other, place) => place > index && place < end && other.state === 'ready');
    return [{ from: at(index), ready: at(ready < 0 ? end : ready), to: at(end) }];
  });
}

const ends: ReadonlySet<PodState> = new Set(['available', 'terminating', 'gone']);

function partsOf({ from, ready, to }: Life, { summary }: Timeline): readonly WaitPart[] {
  const start = summary.duration?.parts.find(({ what }) => what === 'start')?.seconds ?? 0;
  const probes = summary.duration?.parts.some(({ what }) => what === 'probes') === true;
  const up = probes ? Math.min(from + start, ready) : ready;
  const parts: readonly WaitPart[] = [
    { what: 'start', from, to: up },
    { what: 'probes', from: up, to: ready },
    { what: 'minReady', from: ready, to },
  ];
  return parts.filter(part => part.to > part.from);
}

/** Whether pods terminate at a second. */
function stops({ steps }: Timeline, second: number): boolean {
  const step = steps.filter(({ atSeconds }) => atSeconds <= second).at(-1);
  return step?.pods.some(({ terminating }) => terminating > 0) === true;
}
