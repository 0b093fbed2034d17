/** Where the versions' names stand in the chart: each where its area is widest, over no cut, no pill, and no edge; else nowhere, as the legend has it too. */
import type { Timeline } from '../../server/protocol/timeline';
import { stackOf, type StackedSeries } from './bands';
import { codeWidth } from './labels';
import { yOf, type Layout } from './layout';
import { versionLabel } from './versions';

/** The middle of a name. */
export interface PlacedName {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Stretches of the plot where nothing may stand. */
export interface Taken {
  readonly x0: number;
  readonly x1: number;
}

/** How high an area has to be for a name, and what is left free beside and around it. */
const height = 20;
const air = 8;

export function placedNames(timeline: Timeline, layout: Layout, taken: readonly Taken[]): readonly PlacedName[] {
  const series = stackOf(timeline).filter(({ look }) => look !== 'terminating');
  const versions = [...new Set(series.map(({ version }) => version))];
  return versions.flatMap(version => {
    const text = versionLabel(timeline, version);
    const width = codeWidth(text) + 14;
    const places = series.filter(own => own.version === version).map(own => widest(own, layout, taken));
    // What serves comes first, whatever else is larger.
    const place = places.find(found => found !== null && found.x1 - found.x0 >= width + 2 * air);
    return place == null ? [] : [{ text, x: (place.x0 + place.x1) / 2, y: (place.top + place.bottom) / 2 }];
  });
}

interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
}

/** The widest upright rectangle in an area that is high enough. */
function widest({ values, from }: StackedSeries, layout: Layout, taken: readonly Taken[]): Box | null {
  const tops = values.map((value, index) => yOf(layout, (from[index] ?? 0) + value));
  const bottoms = from.map(low => yOf(layout, low));
  const topAt = (index: number) => tops[index] ?? 0;
  const bottomAt = (index: number) => bottoms[index] ?? 0;
  let best: Box | null = null;
  for (let start = 0; start < values.length; start++) {
    // No wider than what begins a step earlier, where the area is at least as high.
    if (start > 0 && topAt(start - 1) <= topAt(start) && bottomAt(start - 1) >= bottomAt(start)) continue;
    let [top, bottom] = [0, Infinity];
    for (let index = start; index < values.length; index++) {
      top = Math.max(top, topAt(index));
      bottom = Math.min(bottom, bottomAt(index));
      if (bottom - top < height) break;
      const [x0, x1] = [layout.edges[start] ?? 0, layout.edges[index + 1] ?? layout.plot];
      if (best !== null && x1 - x0 <= best.x1 - best.x0) continue;
      const box = clear({ x0, x1, top, bottom }, taken);
      if (best === null || box.x1 - box.x0 > best.x1 - best.x0) best = box;
    }
  }
  return best;
}

/** The widest part of it that isn't taken. */
function clear(box: Box, taken: readonly Taken[]): Box {
  const cuts = taken.filter(({ x0, x1 }) => x1 > box.x0 && x0 < box.x1).sort((one, other) => one.x0 - other.x0);
  let best = { ...box, x1: box.x0 };
  let left = box.x0;
  for (const cut of [...cuts, { x0: box.x1, x1: box.x1 }]) {
    if (cut.x0 - left > best.x1 - best.x0) best = { ...box, x0: left, x1: cut.x0 };
    left = Math.max(left, cut.x1);
  }
  return best;
}
