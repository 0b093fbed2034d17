/** The shapes in the chart: how many pods are in which state, step by step; nothing is interpolated that isn't so. */
import type { Timeline } from '../../server/protocol/timeline';
import type { Layout } from './layout';
import { seriesOf, type PodLook, type Series } from './versions';

/** An outline for the pods of a version that look alike, as an SVG path. */
export interface Band {
  readonly version: number;
  readonly look: PodLook;
  readonly path: string;
}

/** Where the pods of a series are in the stack: from so many pods above the axis (below it for terminating ones) up to `to`, at each step. */
export interface StackedSeries extends Series {
  readonly from: readonly number[];
}

/** A stretch of steps during which none, or fewer than the floor, are available. */
export interface Shortage {
  readonly available: number;
  readonly x0: number;
  readonly x1: number;
  readonly seconds: number;
}

/** All shapes of the chart. Terminating pods hang below the axis, as kubectl doesn't count them, but the nodes do. */
export function bandsOf(timeline: Timeline, layout: Layout): readonly Band[] {
  return stackOf(timeline).flatMap(({ version, look, values, from }) => {
    const hangs = look === 'terminating';
    const path = outline(layout, values, from, hangs ? layout.under : layout.base, hangs ? layout.underUnit : -layout.unit);
    return path === '' ? [] : [{ version, look, path }];
  });
}

/** The series one on another: those that count, and below the axis those that terminate. */
export function stackOf(timeline: Timeline): readonly StackedSeries[] {
  const above = timeline.steps.map(() => 0);
  const below = timeline.steps.map(() => 0);
  return seriesOf(timeline).map(series => {
    const sums = series.look === 'terminating' ? below : above;
    const from = [...sums];
    series.values.forEach((value, index) => (sums[index] = (sums[index] ?? 0) + value));
    return { ...series, from };
  });
}

/** Where fewer pods are available than the floor of the step allows, or none at all; in order. */
export function shortages(timeline: Timeline, layout: Layout): readonly Shortage[] {
  const found: Shortage[] = [];
  timeline.steps.forEach((step, index) => {
    if (step.desired === 0 || step.available >= Math.max(1, step.floor)) return;
    const x0 = layout.edges[index] ?? 0;
    const x1 = layout.edges[index + 1] ?? layout.plot;
    const seconds = (timeline.steps[index + 1]?.atSeconds ?? step.atSeconds) - step.atSeconds;
    const open = found.at(-1);
    if (open?.available === step.available && open.x1 === x0) {
      found[found.length - 1] = { available: step.available, x0: open.x0, x1, seconds: open.seconds + seconds };
    } else found.push({ available: step.available, x0, x1, seconds });
  });
  return found;
}

/** One closed outline for each stretch of steps where there is something: along its outer edge, and back along the inner one. */
function outline(layout: Layout, values: readonly number[], below: readonly number[], from: number, unit: number): string {
  const { edges, plot } = layout;
  const x = (index: number) => rounded(edges[index] ?? plot);
  const inner = (index: number) => rounded(from + (below[index] ?? 0) * unit);
  const outer = (index: number) => rounded(from + ((below[index] ?? 0) + (values[index] ?? 0)) * unit);
  let path = '';
  for (let first = 0; first < values.length; first++) {
    if ((values[first] ?? 0) <= 0) continue;
    let last = first;
    while ((values[last + 1] ?? 0) > 0) last++;
    path += `M${x(first)} ${outer(first)}`;
    for (let index = first; index < last; index++) if (outer(index + 1) !== outer(index)) path += `H${x(index + 1)}V${outer(index + 1)}`;
    path += `H${x(last + 1)}V${inner(last)}`;
    for (let index = last; index > first; index--) if (inner(index - 1) !== inner(index)) path += `H${x(index)}V${inner(index - 1)}`;
    path += `H${x(first)}Z`;
    first = last;
  }
  return path;
}

function rounded(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
