/** Words in the chart: what runs where, and how few are available where that is the news. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import type { Shortage } from './bands';
import { Chip } from './Chip';
import { codeWidth, shortImages, textWidth } from './labels';
import { yOf, type Layout } from './layout';
import { glyphOf } from './Marks';
import { newSets } from './roles';
import { count, duration } from './time';

interface NamesProps {
  timeline: Timeline;
  layout: Layout;
  low: readonly Shortage[];
}

/** The images written into their areas, and how few are available where that is the news. */
export function Names({ timeline, layout, low }: NamesProps): VNode {
  const first = timeline.steps[0]?.pods;
  const last = timeline.steps.at(-1)?.pods;
  const none = low.filter(each => each.available === 0);
  const pill = lowestPill(timeline, layout, low);
  const fresh = last === undefined ? 0 : last.newAvailable + last.newReady + last.newStarting + last.newFailing;
  const old = last?.oldAvailable ?? 0;
  const newest = imagesOf(timeline, 'last');
  const start = newestFrom(timeline, layout);
  const right = beforeDeadline(timeline, layout, codeWidth(newest) + 24);
  const oldHeight = (first?.oldAvailable ?? 0) * layout.unit;
  return (
    <>
      {oldHeight > 22 && none.length === 0 ? <OldestName text={imagesOf(timeline, 'first')} timeline={timeline} layout={layout} /> : null}
      {fresh * layout.unit > 20 && right - Math.max(start, pill?.x1 ?? 0) > codeWidth(newest) + 24 && none.length === 0 ? (
        <Chip text={newest} x={right - 8} y={yOf(layout, old + fresh * (old > 0 ? 0.5 : 0.66))} code end />
      ) : null}
      {pill === null ? null : <Chip text={pill.text} x={pill.x0} y={pill.y} strong />}
      {none[0] === undefined ? null : <NoneText none={none} first={none[0]} layout={layout} />}
    </>
  );
}

interface Pill {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
}

/** How few are available where the floor isn't kept: on the longest stretch with that few; null where it is kept, or none are available. */
function lowestPill({ summary, limits }: Timeline, layout: Layout, low: readonly Shortage[]): Pill | null {
  const { floorKept, lowestAvailable } = summary;
  const lowest = low.filter(({ available }) => available === lowestAvailable);
  const [longest] = lowest.sort((a, b) => b.x1 - b.x0 - (a.x1 - a.x0));
  if (floorKept || lowestAvailable === 0 || longest === undefined) return null;
  const text = l10n.t('down to {0}', count(lowestAvailable));
  const width = textWidth(text) + 14;
  const x0 = Math.max(4, Math.min(clearOf(layout, longest.x0), layout.plot - width - 4));
  return { text, x0, x1: x0 + width, y: yOf(layout, (lowestAvailable + limits.floor) / 2) };
}

/** Right of the first moment, where old pods are for as long as the name is wide; else left of it. */
function OldestName({ text, timeline, layout }: { text: string; timeline: Timeline; layout: Layout }): VNode {
  const x = (layout.moments[0]?.x1 ?? 0) + 8;
  const right = x + codeWidth(text) + 14;
  const old = timeline.steps.map(step => step.pods.oldAvailable * layout.unit);
  const under = old.filter((_, index) => (layout.edges[index + 1] ?? 0) > x && (layout.edges[index] ?? 0) < right);
  const room = Math.min(...under);
  const wanted = Math.max(11, (old[0] ?? 0) * 0.3);
  return room > 20 ? (
    <Chip text={text} x={x} y={layout.base - Math.min(wanted, room - 10)} code />
  ) : (
    <Chip text={text} x={8} y={layout.base - wanted} code />
  );
}

/** What runs when the timeline begins, or is rolled out when it ends; where another set has the same images, whether it is old or new. */
function imagesOf(timeline: Timeline, when: 'first' | 'last'): string {
  const sets = newSets(timeline);
  const { generations, trigger } = timeline;
  const last = generations[sets.at(-1) ?? -1];
  const first = generations[timeline.lanes.find(lane => lane.states[0]?.step === 1 && lane.generation !== sets[0])?.generation ?? -1];
  const [before, after] = [first?.images ?? trigger.from, last?.images ?? trigger.to];
  if (before.join() === after.join() && (first === undefined || first !== last)) {
    return when === 'last' ? l10n.t('new pods') : l10n.t('old pods');
  }
  const [own, other] = when === 'last' ? [after, before] : [before, after];
  const only = own.filter(image => !other.includes(image));
  const texts =
    only.length > 0
      ? shortImages(
          only,
          other.filter(image => !own.includes(image)),
        )
      : shortImages(own, other);
  const all = texts.join(', ');
  return all.length <= 26 || texts.length < 2 ? all : `${texts[0] ?? ''}, …`;
}

/** Where the pods begin that are there to the end: the last stretch of steps with new pods of the same set. */
function newestFrom(timeline: Timeline, layout: Layout): number {
  const sets = newSets(timeline);
  let index = timeline.steps.length - 1;
  while (index > 0 && timeline.steps[index - 1]?.updated !== 0 && sets[index - 1] === sets[index]) index--;
  return layout.edges[index] ?? 0;
}

/** The plot's end, or where the deadline stands if that is so near that it would strike a word of that width through. */
function beforeDeadline(timeline: Timeline, layout: Layout, width: number): number {
  const index = timeline.steps.map(step => glyphOf(step.change)).lastIndexOf('deadline');
  const x = layout.marks[index] ?? 0;
  const end = timeline.summary.cut === null ? layout.plot : layout.plot - 8;
  return x > end - width ? x : end;
}

/** Right of a cut in a wait that begins there. */
function clearOf(layout: Layout, x: number): number {
  const cut = layout.waits.find(wait => wait.cut && wait.x0 >= x - 1);
  return (cut === undefined ? x : (cut.x0 + cut.x1) / 2) + 10;
}

function NoneText({ none, first, layout }: { none: readonly Shortage[]; first: Shortage; layout: Layout }): VNode {
  const seconds = none.reduce((sum, each) => sum + each.seconds, 0);
  const long = l10n.t('no pod available for {0}', duration(seconds));
  const text = first.x1 - first.x0 > textWidth(long) + 24 ? long : l10n.t('0 available');
  return <Chip text={text} x={(first.x0 + first.x1 - textWidth(text) - 14) / 2} y={yOf(layout, layout.above / 2)} strong />;
}
