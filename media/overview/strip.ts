/** The shapes of a small strip: how many pods serve over time, old and new. Pure. */
import type { OverviewRollout, StripPoint } from '../../server/protocol/overview';
import { hasFloor } from '../../server/rollout/floorWords';

export interface StripShapes {
  /** Closed outlines as SVG paths; empty where there is nothing. */
  readonly old: string;
  readonly new: string;
  /** From the top; null where there is no floor. */
  readonly floor: number | null;
}

/** How much of the width the state before takes, and that at the end. */
const beforeShare = 0.05;
const restShare = 0.1;

/** The shapes of a rollout in a drawing of that size, in pixels. */
export function stripShapes({ limits, summary, strip }: OverviewRollout, width: number, height: number): StripShapes {
  const end = Math.max(summary.endSeconds, strip.at(-1)?.atSeconds ?? 0);
  const xOf = (seconds: number): number => round(width * (beforeShare + (end === 0 ? 0 : (seconds / end) * (1 - beforeShare - restShare))));
  const edges = [0, ...strip.slice(1).map(({ atSeconds }) => xOf(atSeconds)), width];
  const floor = summary.floorKept ? summary.lowestFloor : limits.floor;
  const most = Math.max(1, limits.desired, floor, ...strip.map(point => point.old + point.new));
  const y = (pods: number): number => round(height - (pods / most) * (height - 1));
  const band = (from: (point: StripPoint) => number, to: (point: StripPoint) => number): string => {
    const there: string[] = [];
    const back: string[] = [];
    const shapes: string[] = [];
    strip.forEach((point, index) => {
      const [x0, x1] = [edges[index] ?? 0, edges[index + 1] ?? width];
      if (to(point) > from(point)) {
        there.push(`${x0},${y(to(point))}H${x1}`);
        back.unshift(`${x1},${y(from(point))}H${x0}`);
      }
      const next = strip[index + 1];
      if (there.length > 0 && (next === undefined || to(next) <= from(next)))
        shapes.push(`M${[...there.splice(0), ...back.splice(0)].join('L')}Z`);
    });
    return shapes.join('');
  };
  return {
    old: band(
      () => 0,
      point => point.old,
    ),
    new: band(
      point => point.old,
      point => point.old + point.new,
    ),
    floor: hasFloor(summary, limits) ? y(floor) : null,
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
