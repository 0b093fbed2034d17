/** The ceiling and the floor, as lines and as the sums they come from. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import { floorLine, hasFloor } from '../../server/rollout/floorWords';
import { Chip, chipWidth } from './Chip';
import { textWidth } from './labels';
import { wordsFrom, yOf, type Layout } from './layout';
import { limitPath, limitStretches, type LimitStretch } from './limits';
import { count } from './time';

interface LimitsProps {
  timeline: Timeline;
  layout: Layout;
}

export function Limits({ timeline, layout }: LimitsProps): VNode {
  const stretches = limitStretches(timeline, layout);
  const { floorKept } = timeline.summary;
  const isMoved = new Set(stretches.map(({ desired }) => desired)).size > 1;
  return (
    <>
      {isMoved ? <LimitLine name="desired" path={limitPath(stretches, ({ desired }) => yOf(layout, desired))} /> : null}
      <LimitLine name="ceiling" path={limitPath(stretches, ({ ceiling }) => yOf(layout, ceiling))} />
      {isShown(timeline) ? (
        <LimitLine name={floorKept ? 'floor' : 'floor broken'} path={limitPath(stretches, ({ floor }) => yOf(layout, floor))} />
      ) : null}
      {layout.gutter < wordsFrom ? <LineWords timeline={timeline} layout={layout} last={stretches.at(-1)} /> : null}
      {stretches.slice(1, layout.gutter < wordsFrom ? -1 : undefined).map((stretch, index) => (
        <LaterCeiling key={stretch.x0} layout={layout} before={stretches[index]} stretch={stretch} />
      ))}
    </>
  );
}

/** Where the gutter has no room for them, the words stand at the end of the lines: above the ceiling, and below the floor. */
function LineWords({ timeline, layout, last }: LimitsProps & { last: LimitStretch | undefined }): VNode | null {
  if (last === undefined) return null;
  const { floorKept } = timeline.summary;
  const floor = yOf(layout, last.floor);
  return (
    <>
      <text class="limit-text" x={layout.plot - 2} y={yOf(layout, last.ceiling) - 5}>
        {ceilingLine(last.ceiling)}
      </text>
      {isShown(timeline) ? (
        <Chip
          text={floorLine(last.floor, timeline.summary)}
          x={layout.plot - 4}
          y={floor + 12 > layout.base - 6 ? floor - 12 : floor + 12}
          end
          strong={!floorKept}
        />
      ) : null}
    </>
  );
}

/** The stretch of the plot that the words on the floor's line take; null where they stand left of it. */
export function floorWordsAt(timeline: Timeline, layout: Layout): { readonly x0: number; readonly x1: number } | null {
  const last = limitStretches(timeline, layout).at(-1);
  if (layout.gutter >= wordsFrom || last === undefined || !isShown(timeline)) return null;
  return { x0: layout.plot - 4 - chipWidth(floorLine(last.floor, timeline.summary)), x1: layout.plot };
}

function LimitLine({ name, path }: { name: string; path: string }): VNode {
  return (
    <>
      <path class="limit-halo" d={path} />
      <path class={`limit ${name}`} d={path} />
    </>
  );
}

interface LaterProps {
  layout: Layout;
  before: LimitStretch | undefined;
  stretch: LimitStretch;
}

/** Where a command moves the ceiling, that is said on its line, if there is room. */
function LaterCeiling({ layout, before, stretch }: LaterProps): VNode | null {
  const text = ceilingLine(stretch.ceiling);
  if (stretch.ceiling === before?.ceiling || textWidth(text) > stretch.x1 - stretch.x0) return null;
  return (
    <text class="limit-text at-start" x={stretch.x0 + 4} y={yOf(layout, stretch.ceiling) - 5}>
      {text}
    </text>
  );
}

/** The words left of the plot: the limits that it begins with. */
export function Scale({ timeline, layout }: LimitsProps): VNode | null {
  const first = limitStretches(timeline, layout)[0];
  if (first === undefined) return null;
  if (layout.gutter < wordsFrom) return <Numbers timeline={timeline} layout={layout} first={first} />;
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
          words={floorLine(first.floor, timeline.summary)}
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
      {layout.foot > 0 ? (
        <text class="faint" x={x} y={layout.bottom + 13}>
          {l10n.t('waiting for')}
        </text>
      ) : null}
      {layout.head > 0 ? (
        <text class="faint" x={x} y={-4}>
          {l10n.t('target')}
        </text>
      ) : null}
    </>
  );
}

/** All that a narrow gutter has room for. */
function Numbers({ timeline, layout, first }: LimitsProps & { first: LimitStretch }): VNode {
  const [ceiling, floor] = [yOf(layout, first.ceiling), yOf(layout, first.floor)];
  const number = (value: number, y: number) => (
    <text class="limit-text" x={layout.gutter - 8} y={y}>
      {count(value)}
    </text>
  );
  return (
    <>
      {number(first.ceiling, ceiling + 4)}
      {isShown(timeline) && floor - ceiling > 11 ? number(first.floor, floor + 4) : null}
      <text class="faint" x={layout.gutter - 8} y={layout.base + (layout.below > 0 ? -1 : 4)}>
        0
      </text>
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
