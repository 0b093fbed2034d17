/** The chart without what moves: areas, limits, marks and words. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Timeline } from '../../server/protocol';
import { hanging, oldLook, shortages, stack, type Band, type Shortage } from './bands';
import { codeWidth, shortImage, textWidth } from './labels';
import { rail, yOf, type Layout } from './layout';
import { glyphOf, GlyphMark, ofOld } from './Marks';
import { count, duration } from './time';

interface PictureProps {
  timeline: Timeline;
  layout: Layout;
}

export function ChartPicture({ timeline, layout }: PictureProps): VNode {
  const low = shortages(timeline, layout);
  const bands = [...stack(timeline, layout), ...hanging(timeline, layout)];
  return (
    <>
      <g transform={`translate(${layout.gutter} 0)`}>
        <rect class="plot" x={0} y={0} width={layout.plot} height={layout.bottom} />
        {layout.moments.map(moment =>
          moment.last > moment.first ? (
            <rect class="moment" x={moment.x0} y={rail.top} width={moment.x1 - moment.x0} height={layout.bottom - rail.top} />
          ) : null,
        )}
        <Rail timeline={timeline} layout={layout} />
        {low.map(each => (each.available === 0 ? <NoneAvailable shortage={each} layout={layout} /> : null))}
        <Areas bands={bands} layout={layout} />
        <line class="axis" x1={0} x2={layout.plot} y1={layout.base + 0.5} y2={layout.base + 0.5} />
        <Deadline timeline={timeline} layout={layout} />
        <Limits timeline={timeline} layout={layout} />
        <Names timeline={timeline} layout={layout} low={low} />
        <Breaks timeline={timeline} layout={layout} />
      </g>
      <Scale timeline={timeline} layout={layout} />
    </>
  );
}

/** A mark for each step: a glyph, or a tick where there is no room for one. */
function Rail({ timeline, layout }: PictureProps): VNode {
  const size = Math.min(10, layout.column - 0.5);
  return (
    <>
      {timeline.steps.map((step, index) => {
        const x = layout.marks[index] ?? 0;
        const glyph = glyphOf(step.change);
        const old = ofOld(timeline, step.change);
        if (layout.column >= 6.5) return <GlyphMark glyph={glyph} old={old} at={{ x, y: rail.middle, size }} />;
        const down = glyph === 'down' || glyph === 'gone';
        return <path class={`tick ${glyph}${old ? ' of-old' : ''}`} d={`M${x} ${down ? rail.middle : 20}v5`} />;
      })}
    </>
  );
}

function Areas({ bands, layout }: { bands: readonly Band[]; layout: Layout }): VNode {
  return (
    <>
      {bands.map(band => (
        <>
          <path class={`area ${band.look}`} d={band.path} />
          <path fill={`url(#look-${band.look})`} d={band.path} />
        </>
      ))}
      {layout.unit >= 7 ? <PodLines bands={bands} layout={layout} /> : null}
      {bands.map(band => (
        <path class={`outline ${band.look}`} d={band.path} />
      ))}
    </>
  );
}

/** A hairline between one pod and the next, where pods are high enough to be counted. */
function PodLines({ bands, layout }: { bands: readonly Band[]; layout: Layout }): VNode {
  const lines = [
    ...Array.from({ length: layout.above - 1 }, (_, index) => yOf(layout, index + 1)),
    ...Array.from({ length: Math.max(0, layout.below - 1) }, (_, index) => layout.under + (index + 1) * layout.underUnit),
  ];
  return (
    <>
      <clipPath id="pods-clip">
        {bands.map(band => (
          <path d={band.path} />
        ))}
      </clipPath>
      <path class="unit" clip-path="url(#pods-clip)" d={lines.map(y => `M0 ${y}H${layout.plot}`).join('')} />
    </>
  );
}

function NoneAvailable({ shortage, layout }: { shortage: Shortage; layout: Layout }): VNode {
  const top = yOf(layout, layout.above);
  const box = { x: shortage.x0, y: top, width: shortage.x1 - shortage.x0, height: layout.base - top };
  return (
    <>
      <rect class="area none" {...box} />
      <rect fill="url(#look-none)" {...box} />
    </>
  );
}

function Limits({ timeline, layout }: PictureProps): VNode | null {
  const { limits } = timeline;
  if (limits.desired === 0) return null;
  const line = (y: number, name: string) => (
    <>
      <line class="limit-halo" x1={0} x2={layout.plot} y1={y} y2={y} />
      <line class={`limit ${name}`} x1={-6} x2={layout.plot} y1={y} y2={y} />
    </>
  );
  return (
    <>
      {line(yOf(layout, limits.ceiling), 'ceiling')}
      {hasFloor(timeline) ? line(yOf(layout, limits.floor), 'floor') : null}
    </>
  );
}

/** The words left of the plot. */
function Scale({ timeline, layout }: PictureProps): VNode | null {
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

/** The images written into their areas, and how few are available where that is the news. */
function Names({ timeline, layout, low }: PictureProps & { low: readonly Shortage[] }): VNode {
  const first = timeline.steps[0]?.pods;
  const last = timeline.steps.at(-1)?.pods;
  const { trigger, replicaSets, limits } = timeline;
  const oldest = replicaSets.findIndex(set => set.role === 'old');
  const none = low.filter(each => each.available === 0);
  const worst = low.filter(each => each.available > 0).sort((a, b) => b.x1 - b.x0 - (a.x1 - a.x0))[0];
  const roomy = worst !== undefined && worst.x1 - worst.x0 > 160;
  const fresh = last === undefined ? 0 : last.newAvailable + last.newReady + last.newStarting + last.newFailing;
  const old = last?.oldAvailable ?? 0;
  const oldHeight = (first?.oldAvailable ?? 0) * layout.unit;
  const short = (images: readonly string[]) => shortImage(images.join(', '));
  return (
    <>
      {oldHeight > 22 && oldest >= 0 && oldLook(timeline, oldest) === 'old' && none.length === 0 ? (
        <Chip text={short(trigger.from)} x={8} y={layout.base - Math.max(oldHeight * 0.3, 11)} code />
      ) : null}
      {fresh * layout.unit > 20 && layout.plot > 300 && none.length === 0 && !roomy ? (
        <Chip text={short(trigger.to)} x={layout.plot - 8} y={yOf(layout, old + fresh * (old > 0 ? 0.5 : 0.66))} code end />
      ) : null}
      {roomy ? (
        <Chip
          text={l10n.t('only {0} available', count(worst.available))}
          x={clearOf(layout, worst.x0)}
          y={yOf(layout, (worst.available + limits.floor) / 2)}
        />
      ) : null}
      {none[0] === undefined ? null : <NoneText none={none} first={none[0]} layout={layout} />}
    </>
  );
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

interface ChipProps {
  text: string;
  x: number;
  y: number;
  code?: boolean;
  strong?: boolean;
  /** Whether x is the right edge. */
  end?: boolean;
}

/** A word on an area, on a ground of its own. */
function Chip({ text, x, y, code = false, strong = false, end = false }: ChipProps): VNode {
  const width = (code ? codeWidth(text) : textWidth(text)) + 14;
  const left = end ? x - width : x;
  return (
    <>
      <rect class="chip" x={left} y={y - 9} width={width} height={18} rx={3} />
      <text class={`chip-text${code ? ' code' : ''}${strong ? ' strong' : ''}`} x={left + width / 2} y={y + 4}>
        {text}
      </text>
    </>
  );
}

function Deadline({ timeline, layout }: PictureProps): VNode {
  return (
    <>
      {timeline.steps.map((step, index) =>
        glyphOf(step.change) === 'deadline' ? (
          <line class="deadline" x1={layout.marks[index]} x2={layout.marks[index]} y1={rail.bottom} y2={layout.bottom} />
        ) : null,
      )}
    </>
  );
}

/** Where time was cut, and where the timeline was. */
function Breaks({ timeline, layout }: PictureProps): VNode {
  const bottom = layout.bottom + 4;
  const zigzag = (x: number) => {
    const points: string[] = [];
    for (let y: number = rail.top, side = -2; y <= bottom; y += 5, side = -side) points.push(`${x + side},${y}`);
    return points;
  };
  return (
    <>
      {layout.waits
        .filter(wait => wait.cut)
        .map(wait => {
          const x = (wait.x0 + wait.x1) / 2;
          const [left, right] = [zigzag(x - 4), zigzag(x + 4)];
          return (
            <>
              <path class="gap" d={`M${left.join('L')}L${[...right].reverse().join('L')}Z`} />
              <path class="break" d={`M${left.join('L')}M${right.join('L')}`} />
              <text class="time" x={x} y={12}>
                {l10n.t('{0} pass', duration(wait.seconds))}
              </text>
            </>
          );
        })}
      {timeline.summary.cut === null ? null : (
        <>
          <path class="gap" d={`M${zigzag(layout.plot - 3).join('L')}L${layout.plot + 4},${bottom}L${layout.plot + 4},${rail.top}Z`} />
          <path class="break" d={`M${zigzag(layout.plot - 3).join('L')}`} />
        </>
      )}
    </>
  );
}

function hasFloor(timeline: Timeline): boolean {
  return timeline.strategy !== 'Recreate' && timeline.limits.floor > 0;
}
