/** The shapes in the chart: how many pods are in which state, step by step; nothing is interpolated that isn't so. */
import type { PodCounts, Timeline } from '../../server/protocol/timeline';
import type { Layout } from './layout';
import { newSets, podsOfGeneration } from './roles';

/** A look of pods, in chart, lanes and legend alike. */
export type Look = 'old' | 'old2' | 'old3' | 'oldUnavailable' | 'new' | 'ready' | 'starting' | 'failing' | 'terminating';

/** An outline for one look, as an SVG path. */
export interface Band {
  readonly look: Look;
  readonly path: string;
}

/** A stretch of steps during which none, or fewer than the floor, are available. */
export interface Shortage {
  readonly available: number;
  readonly x0: number;
  readonly x1: number;
  readonly seconds: number;
}

interface Series {
  readonly look: Look;
  /** Pods at each step. */
  readonly values: readonly number[];
}

/** All shapes of the chart, those below the axis last. */
export function bandsOf(timeline: Timeline, layout: Layout): readonly Band[] {
  return [...stack(timeline, layout), ...hanging(timeline, layout)];
}

/** The pods that count, stacked from the axis upwards: those that serve first, so that their top can be held against the floor. */
function stack(timeline: Timeline, layout: Layout): readonly Band[] {
  const rest: Series[] = [
    series(timeline, 'new', 'newAvailable'),
    series(timeline, 'oldUnavailable', 'oldUnavailable'),
    series(timeline, 'ready', 'newReady'),
    series(timeline, 'starting', 'newStarting'),
    series(timeline, 'failing', 'newFailing'),
  ];
  return bands(layout, [...oldSeries(timeline), ...rest], layout.base, -layout.unit);
}

/** Terminating pods, which hang below the axis: kubectl doesn't count them, the nodes do. */
function hanging(timeline: Timeline, layout: Layout): readonly Band[] {
  const values = timeline.steps.map(step => step.pods.oldTerminating + step.pods.newTerminating);
  return bands(layout, [{ look: 'terminating', values }], layout.under, layout.underUnit);
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

/** The look of a set's pods while it is old: the one before the last is the plainest, those before it are ever denser. */
export function oldLook(timeline: Timeline, generation: number): Look {
  const last = timeline.generations.length - 1;
  if (generation === last - 1 || last < 2) return 'old';
  return generation === last - 2 ? 'old2' : 'old3';
}

/** Available old pods; by their sets, told from the lanes, where there are several. */
function oldSeries(timeline: Timeline): Series[] {
  if (timeline.generations.length < 3) return [series(timeline, 'old', 'oldAvailable')];
  const isNew = newSets(timeline);
  return timeline.generations.map((_, generation) => {
    const { available } = podsOfGeneration(timeline, generation);
    return { look: oldLook(timeline, generation), values: available.map((value, index) => (isNew[index] === generation ? 0 : value)) };
  });
}

function series(timeline: Timeline, look: Look, key: keyof PodCounts): Series {
  return { look, values: timeline.steps.map(step => step.pods[key]) };
}

/** Stacks the series from a line on, `unit` pixels a pod (negative: upwards). Empty ones are left out. */
function bands(layout: Layout, all: readonly Series[], from: number, unit: number): readonly Band[] {
  const below = layout.marks.map(() => 0);
  return all.flatMap(({ look, values }) => {
    const path = outline(layout, values, below, from, unit);
    values.forEach((value, index) => (below[index] = (below[index] ?? 0) + value));
    return path === '' ? [] : [{ look, path }];
  });
}

/** One closed outline for each stretch of steps where there is something. */
function outline(layout: Layout, values: readonly number[], below: readonly number[], from: number, unit: number): string {
  const parts: string[] = [];
  let there: string[] = [];
  let back: string[] = [];
  const close = () => {
    if (there.length > 0) parts.push(`M${there.join('L')}L${back.reverse().join('L')}Z`);
    [there, back] = [[], []];
  };
  values.forEach((value, index) => {
    if (value <= 0) {
      close();
      return;
    }
    const [x0, x1] = [layout.edges[index] ?? 0, layout.edges[index + 1] ?? layout.plot];
    const inner = from + (below[index] ?? 0) * unit;
    const outer = inner + value * unit;
    there.push(point(x0, outer), point(x1, outer));
    back.push(point(x0, inner), point(x1, inner));
  });
  close();
  return parts.join('');
}

function point(x: number, y: number): string {
  return `${Math.round(x * 100) / 100},${Math.round(y * 100) / 100}`;
}
