/**
 * The chart's geometry, in pixels. Time is elastic: the steps of one moment get a column each, the waits between moments share the rest in
 * proportion to their seconds, and a wait that would crush all others is cut.
 */
import type { Timeline } from '../../server/protocol/timeline';
import { commandsOf } from './commandsOf';
import { terminatingAt } from './versions';
import { waitsOf } from './waits';

/** Steps of the same second: indices of the first and the last one. */
export interface Moment {
  readonly first: number;
  readonly last: number;
  readonly atSeconds: number;
  readonly x0: number;
  readonly x1: number;
}

/** The time between two moments; `cut` where it is drawn shorter than its seconds ask for. */
export interface Wait {
  readonly x0: number;
  readonly x1: number;
  readonly seconds: number;
  readonly cut: boolean;
}

export interface Layout {
  /** Room above for the band of commands, and below for that of waits; 0 where there is none. */
  readonly head: number;
  readonly foot: number;
  /** Of the whole chart, and of the words left of its plot. */
  readonly width: number;
  readonly gutter: number;
  /** Of the plot: x runs from 0 to here. */
  readonly plot: number;
  /** Of a step. */
  readonly column: number;
  readonly moments: readonly Moment[];
  readonly waits: readonly Wait[];
  /** Where each step's state begins; one more at the end, the plot's edge. The first one's begins at 0. */
  readonly edges: readonly number[];
  /** Where each step's mark stands. */
  readonly marks: readonly number[];
  /** Pods above the axis, and terminating ones below it, at most. */
  readonly above: number;
  readonly below: number;
  /** Of a pod above and below the axis. */
  readonly unit: number;
  readonly underUnit: number;
  /** y of the highest pods, of the axis, of where terminating pods hang from, and of the bottom. */
  readonly top: number;
  readonly base: number;
  readonly under: number;
  readonly bottom: number;
}

/** y of the rail on which the steps' marks stand, above the plot. */
export const rail = { top: 18, middle: 25, bottom: 32 } as const;

const widestColumn = 11;
const lead = 14;
const tail = 26;
const crushing = 5;

/** Lays a timeline out for a chart of that width, in a window of that height. */
export function layoutOf(timeline: Timeline, width: number, windowHeight: number): Layout {
  const gutter = gutterOf(width);
  const plot = Math.max(80, width - gutter);
  const time = timeScale(timeline, plot);
  const head = commandsOf(timeline).length > 1 ? 26 : 0;
  const foot = waitsOf(timeline).length > 0 ? 14 : 0;
  const rises = timeline.steps.some(({ ceiling }) => ceiling !== timeline.steps[0]?.ceiling);
  const top = gutter < wordsFrom || rises ? 48 : 36;
  return { width, gutter, plot, head, foot, ...time, ...podScale(timeline, top, chartHeight(timeline, width, windowHeight)) };
}

/** x of a second. */
export function secondsToX(layout: Layout, seconds: number): number {
  const { moments, waits } = layout;
  const next = moments.findIndex(({ atSeconds }) => atSeconds >= seconds);
  const moment = moments[next];
  if (moment === undefined) return layout.plot;
  if (next === 0 || moment.atSeconds === seconds) return moment.x0;
  const [before, wait] = [moments[next - 1], waits[next - 1]];
  if (before === undefined || wait === undefined) return moment.x0;
  return wait.x0 + ((wait.x1 - wait.x0) * (seconds - before.atSeconds)) / (moment.atSeconds - before.atSeconds);
}

/** From this width of the gutter on it has words. */
export const wordsFrom = 100;

/** Wide enough for the words left of the plot; where the chart is narrow they stand on its lines, and only numbers are left of it. */
function gutterOf(width: number): number {
  if (width < 640) return 44;
  return width < 1000 ? 122 : 158;
}

/** y of so many pods. */
export function yOf(layout: Layout, pods: number): number {
  return layout.base - pods * layout.unit;
}

/** The step (from 1) whose column or wait is at x. */
export function stepAt(layout: Layout, x: number): number {
  let [low, high] = [0, layout.marks.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((layout.edges[middle] ?? 0) <= x) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The state of a step is drawn from here to there. */
export function spanOf(layout: Layout, step: number): { readonly x0: number; readonly x1: number } {
  return { x0: layout.edges[step - 1] ?? 0, x1: layout.edges[step] ?? layout.plot };
}

function timeScale(timeline: Timeline, plot: number): Pick<Layout, 'column' | 'moments' | 'waits' | 'edges' | 'marks'> {
  const { steps } = timeline;
  const free = plot - lead - tail;
  const column = Math.min(widestColumn, (free * 0.46) / Math.max(1, steps.length));
  const groups = momentsOf(timeline);
  const lengths = waitLengths(groups.map(group => group.atSeconds));
  const total = lengths.reduce((sum, wait) => sum + wait.shown, 0) || 1;
  const moments: Moment[] = [];
  const waits: Wait[] = [];
  const edges: number[] = [];
  let x = lead;
  groups.forEach((group, index) => {
    const x0 = x;
    for (let step = group.first; step <= group.last; step++, x += column) edges.push(step === 0 ? 0 : x);
    moments.push({ ...group, x0, x1: x });
    const length = lengths[index];
    if (length === undefined) return;
    const end = x + ((free - column * steps.length) * length.shown) / total;
    waits.push({ x0: x, x1: end, seconds: length.seconds, cut: length.shown < length.seconds });
    x = end;
  });
  const marks = edges.map((edge, index) => (index === 0 ? lead : edge) + column / 2);
  return { column, moments, waits, edges: [...edges, plot], marks };
}

function momentsOf(timeline: Timeline): Pick<Moment, 'first' | 'last' | 'atSeconds'>[] {
  const moments: { first: number; last: number; atSeconds: number }[] = [];
  timeline.steps.forEach((step, index) => {
    const open = moments.at(-1);
    if (open?.atSeconds === step.atSeconds) open.last = index;
    else moments.push({ first: index, last: index, atSeconds: step.atSeconds });
  });
  return moments;
}

/** Seconds between moments, and as how many they are drawn: the few long waits that would crush all others are cut to a few times those. */
function waitLengths(times: readonly number[]): { seconds: number; shown: number }[] {
  const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const ascending = [...waits].sort((a, b) => a - b);
  let shorter = 0;
  const first = ascending.findIndex((wait, index) => {
    const crushes = wait > 60 && wait > crushing * shorter && index > 0;
    shorter += wait;
    return crushes;
  });
  const few = first > 0 && ascending.length - first <= Math.min(3, ascending.length / 2);
  const limit = few ? crushing * ascending.slice(0, first).reduce((sum, wait) => sum + wait, 0) : Infinity;
  return waits.map(seconds => ({ seconds, shown: Math.min(seconds, limit) }));
}

function podScale(
  timeline: Timeline,
  top: number,
  height: number,
): Pick<Layout, 'above' | 'below' | 'unit' | 'underUnit' | 'top' | 'base' | 'under' | 'bottom'> {
  const most = (values: readonly number[]) => values.reduce((highest, value) => Math.max(highest, value), 0);
  const below = most(timeline.steps.map(terminatingAt));
  const above = Math.max(1, most(timeline.steps.map(step => Math.max(step.ceiling, step.current))));
  const gap = below > 0 ? 5 : 0;
  const even = (height - gap) / (above + below);
  const underUnit = below > 0 ? Math.min(even, ((height - gap) * 0.28) / below) : 0;
  const unit = (height - gap - underUnit * below) / above;
  const base = top + above * unit;
  return { above, below, unit, underUnit, top, base, under: base + gap, bottom: top + height };
}

function chartHeight(timeline: Timeline, width: number, windowHeight: number): number {
  if (timeline.limits.desired === 0) return 40;
  const low = windowHeight < 620;
  if (width < 600) return low ? 112 : 138;
  if (low) return 130;
  return width > 860 ? 190 : 160;
}
