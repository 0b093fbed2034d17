/** Words in the chart: what runs where, and how few are available where that is the news. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import type { Shortage } from './bands';
import { floorWordsAt } from './ChartLimits';
import { Chip } from './Chip';
import { textWidth } from './labels';
import { yOf, type Layout } from './layout';
import { glyphOf } from './Marks';
import { placedNames, type Taken } from './names';
import { count, duration } from './time';

interface NamesProps {
  timeline: Timeline;
  layout: Layout;
  low: readonly Shortage[];
}

/** The versions written into their areas, and how few are available where that is the news. */
export function Names({ timeline, layout, low }: NamesProps): VNode {
  const none = low.filter(each => each.available === 0);
  const floorWords = floorWordsAt(timeline, layout);
  const pill = lowestPill(timeline, layout, low, floorWords);
  const cuts = layout.waits.filter(wait => wait.cut).map(wait => ({ x0: (wait.x0 + wait.x1) / 2 - 8, x1: (wait.x0 + wait.x1) / 2 + 8 }));
  const words = [pill, floorWords].filter(each => each !== null);
  const names = placedNames(timeline, layout, [...cuts, ...deadlines(timeline, layout), ...words]);
  return (
    <>
      {names.map(({ text, x, y }) => (
        <Chip key={text} text={text} x={x} y={y} code middle />
      ))}
      {pill === null ? null : <Chip text={pill.text} x={pill.x0} y={pill.y} strong />}
      {none[0] === undefined ? null : <NoneText none={none} first={none[0]} end={floorWords?.x0 ?? layout.plot} layout={layout} />}
    </>
  );
}

/** Where a line would strike a name through. */
function deadlines(timeline: Timeline, layout: Layout): readonly Taken[] {
  return timeline.steps.flatMap((step, index) => {
    const x = layout.marks[index] ?? 0;
    return glyphOf(step.change) === 'deadline' ? [{ x0: x - 3, x1: x + 3 }] : [];
  });
}

interface Pill {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
}

/** How few are available where the floor isn't kept: on the longest stretch with that few, left of the floor's words; null where it is kept, or none are available. */
function lowestPill({ summary, limits }: Timeline, layout: Layout, low: readonly Shortage[], floorWords: Taken | null): Pill | null {
  const { floorKept, lowestAvailable } = summary;
  const lowest = low.filter(({ available }) => available === lowestAvailable);
  const [longest] = lowest.sort((a, b) => b.x1 - b.x0 - (a.x1 - a.x0));
  if (floorKept || lowestAvailable === 0 || longest === undefined) return null;
  const text = l10n.t('down to {0}', count(lowestAvailable));
  const width = textWidth(text) + 14;
  const end = floorWords === null ? layout.plot : floorWords.x0;
  const x0 = Math.max(4, Math.min(clearOf(layout, longest.x0), end - width - 4));
  return { text, x0, x1: x0 + width, y: yOf(layout, (lowestAvailable + limits.floor) / 2) };
}

/** Right of a cut in a wait that begins there. */
function clearOf(layout: Layout, x: number): number {
  const cut = layout.waits.find(wait => wait.cut && wait.x0 >= x - 1);
  return (cut === undefined ? x : (cut.x0 + cut.x1) / 2) + 10;
}

interface NoneProps {
  none: readonly Shortage[];
  first: Shortage;
  /** Where other words begin. */
  end: number;
  layout: Layout;
}

function NoneText({ none, first, end, layout }: NoneProps): VNode {
  const seconds = none.reduce((sum, each) => sum + each.seconds, 0);
  const long = l10n.t('no pod available for {0}', duration(seconds));
  const text = first.x1 - first.x0 > textWidth(long) + 24 ? long : l10n.t('0 available');
  const width = textWidth(text) + 14;
  const x = Math.max(4, Math.min((first.x0 + first.x1 - width) / 2, end - width - 4));
  return <Chip text={text} x={x} y={yOf(layout, layout.above / 2)} strong />;
}
