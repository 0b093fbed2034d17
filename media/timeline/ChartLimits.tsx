/** The ceiling and the floor, as lines and as the sums they come from. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import { floorLine, hasFloor } from '../../server/rollout/floorWords';
import { Chip } from './Chip';
import { textWidth } from './labels';
import { yOf, type Layout } from './layout';
import { limitPath, limitStretches, type LimitStretch } from './limits';
import { count } from './time';

interface LimitsProps {
  timeline: Timeline;
  layout: Layout;
}

export function Limits({ timeline, layout }: LimitsProps): VNode {
  const stretches = limitStretches(timeline, layout);
  const { floorKept } = timeline.summary;
  return (
    <>
      <LimitLine name="ceiling" path={limitPath(stretches, ({ ceiling }) => yOf(layout, ceiling))} />
      {isShown(timeline) ? (
        <LimitLine name={floorKept ? 'floor' : 'floor broken'} path={limitPath(stretches, ({ floor }) => yOf(layout, floor))} />
      ) : null}
      {stretches.slice(1).map((stretch, index) => (
        <LaterLimits key={stretch.x0} timeline={timeline} layout={layout} before={stretches[index]} stretch={stretch} />
      ))}
    </>
  );
}

function LimitLine({ name, path }: { name: string; path: string }): VNode {
  return (
    <>
      <path class="limit-halo" d={path} />
      <path class={`limit ${name}`} d={path} />
    </>
  );
}

interface LaterProps extends LimitsProps {
  before: LimitStretch | undefined;
  stretch: LimitStretch;
}

/** Where a command moves a limit, that is said on its line, if there is room. */
function LaterLimits({ timeline, layout, before, stretch }: LaterProps): VNode {
  const word = (text: string, y: number) =>
    textWidth(text) + 14 < stretch.x1 - stretch.x0 - 8 ? <Chip text={text} x={stretch.x0 + 6} y={y} /> : null;
  const ceiling = yOf(layout, stretch.ceiling);
  return (
    <>
      {stretch.ceiling === before?.ceiling
        ? null
        : word(ceilingLine(stretch.ceiling), ceiling - layout.top < 20 ? ceiling + 11 : ceiling - 11)}
      {stretch.floor === before?.floor || !isShown(timeline)
        ? null
        : word(floorLine(stretch.floor, timeline.summary.floorKept), yOf(layout, stretch.floor) + 11)}
    </>
  );
}

/** The words left of the plot: the limits that it begins with. */
export function Scale({ timeline, layout }: LimitsProps): VNode | null {
  const first = limitStretches(timeline, layout)[0];
  if (first === undefined) return null;
  const { floorKept } = timeline.summary;
  const { desired } = first;
  const x = layout.gutter - 10;
  const ceiling = yOf(layout, first.ceiling);
  const floor = yOf(layout, first.floor);
  const near = isShown(timeline) && floor - ceiling < 15;
  const middle = layout.under + (layout.below * layout.underUnit) / 2 + 4;
  return (
    <>
      <LimitText
        y={near ? ceiling + 1 : ceiling + 4}
        sum={first.ceiling === desired ? '' : `${count(desired)} + ${count(first.ceiling - desired)} = `}
        words={ceilingLine(first.ceiling)}
        layout={layout}
      />
      {isShown(timeline) ? (
        <LimitText
          y={near ? Math.max(floor + 8, ceiling + 13) : floor + 4}
          sum={first.floor === desired || !floorKept ? '' : `${count(desired)} − ${count(desired - first.floor)} = `}
          words={floorLine(first.floor, floorKept)}
          broken={!floorKept}
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

interface LimitTextProps {
  y: number;
  sum: string;
  words: string;
  broken?: boolean;
  layout: Layout;
}

function LimitText({ y, sum, words, broken = false, layout }: LimitTextProps): VNode {
  const fits = layout.gutter > 140 && textWidth(sum + words) < layout.gutter - 14;
  return (
    <text class={`limit-text${broken ? ' broken' : ''}`} x={layout.gutter - 10} y={y}>
      {fits && sum !== '' ? <tspan class="sum">{sum}</tspan> : null}
      {words}
    </text>
  );
}

function ceilingLine(ceiling: number): string {
  return l10n.t('at most {0}', count(ceiling));
}

/** Whether there is a line of the floor. */
function isShown({ summary, limits }: Timeline): boolean {
  return hasFloor(summary, limits);
}
