/** The ceiling and the floor, as lines and as the sums they come from. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import { textWidth } from './labels';
import { yOf, type Layout } from './layout';
import { count } from './time';

interface LimitsProps {
  timeline: Timeline;
  layout: Layout;
}

export function Limits({ timeline, layout }: LimitsProps): VNode | null {
  const { limits } = timeline;
  if (limits.desired === 0) return null;
  const spans = limitSpans(timeline, layout);
  const line = (y: number, name: string) => (
    <>
      <path class="limit-halo" d={spans.map(([x0, x1]) => `M${x0} ${y}H${x1}`).join('')} />
      <path class={`limit ${name}`} d={`M-6 ${y}H0${spans.map(([x0, x1]) => `M${x0} ${y}H${x1}`).join('')}`} />
    </>
  );
  return (
    <>
      {line(yOf(layout, limits.ceiling), 'ceiling')}
      {hasFloor(timeline) ? line(yOf(layout, limits.floor), 'floor') : null}
    </>
  );
}

/** Where the limits hold: not before a scaling in the middle, when fewer or more pods were desired. */
function limitSpans(timeline: Timeline, layout: Layout): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  timeline.steps.forEach((step, index) => {
    if (step.desired !== timeline.limits.desired) return;
    const [x0, x1] = [layout.edges[index] ?? 0, layout.edges[index + 1] ?? layout.plot];
    const open = spans.at(-1);
    if (open?.[1] === x0) open[1] = x1;
    else spans.push([x0, x1]);
  });
  return spans;
}

/** The words left of the plot. */
export function Scale({ timeline, layout }: LimitsProps): VNode | null {
  const { limits } = timeline;
  if (limits.desired === 0) return null;
  const x = layout.gutter - 10;
  const ceiling = yOf(layout, limits.ceiling);
  const floor = yOf(layout, limits.floor);
  const near = hasFloor(timeline) && floor - ceiling < 15;
  const middle = layout.under + (layout.below * layout.underUnit) / 2 + 4;
  return (
    <>
      <LimitText
        y={near ? ceiling + 1 : ceiling + 4}
        sum={limits.surge === 0 ? '' : `${count(limits.desired)} + ${count(limits.surge)} = `}
        words={l10n.t('at most {0}', count(limits.ceiling))}
        layout={layout}
      />
      {hasFloor(timeline) ? (
        <LimitText
          y={near ? Math.max(floor + 8, ceiling + 13) : floor + 4}
          sum={limits.unavailable === 0 ? '' : `${count(limits.desired)} − ${count(limits.unavailable)} = `}
          words={l10n.t('never below {0}', count(limits.floor))}
          layout={layout}
        />
      ) : null}
      <text class="faint" x={x} y={layout.base + (layout.below > 0 ? -1 : 4)}>
        0
      </text>
      {layout.below * layout.underUnit > 9 ? (
        <text class="faint" x={x} y={Math.max(middle, layout.base + 13)}>
          {l10n.t('terminating')}
        </text>
      ) : null}
    </>
  );
}

function LimitText({ y, sum, words, layout }: { y: number; sum: string; words: string; layout: Layout }): VNode {
  const fits = layout.gutter > 140 && textWidth(sum + words) < layout.gutter - 14;
  return (
    <text class="limit-text" x={layout.gutter - 10} y={y}>
      {fits && sum !== '' ? <tspan class="sum">{sum}</tspan> : null}
      {words}
    </text>
  );
}

function hasFloor(timeline: Timeline): boolean {
  return timeline.strategy !== 'Recreate' && timeline.limits.floor > 0;
}
