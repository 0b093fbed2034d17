/** The chart without what moves: areas, limits, marks and words. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import { bandsOf, shortages, type Band, type Shortage } from './bands';
import { CommandBand, WaitBand } from './ChartBands';
import { Limits, Scale } from './ChartLimits';
import { Names } from './ChartNames';
import { rail, yOf, type Layout } from './layout';
import { glyphAt, glyphOf, GlyphMark, lookClass, patternOf, slotAt } from './Marks';
import { Still } from './Still';
import { duration } from './time';

interface PictureProps {
  timeline: Timeline;
  layout: Layout;
}

export class ChartPicture extends Still<PictureProps> {
  override render({ timeline, layout }: PictureProps): VNode {
    const low = shortages(timeline, layout);
    const bands = bandsOf(timeline, layout);
    return (
      <>
        <g transform={`translate(${layout.gutter} 0)`}>
          <rect class="plot" x={0} y={0} width={layout.plot} height={layout.bottom} />
          <Moments layout={layout} />
          <Rail timeline={timeline} layout={layout} />
          {low.map(each => (each.available === 0 ? <NoneAvailable shortage={each} layout={layout} /> : null))}
          <Areas bands={bands} layout={layout} />
          <line class="axis" x1={0} x2={layout.plot} y1={layout.base + 0.5} y2={layout.base + 0.5} />
          <Deadline timeline={timeline} layout={layout} />
          <Limits timeline={timeline} layout={layout} />
          <Names timeline={timeline} layout={layout} low={low} />
          <CommandBand timeline={timeline} layout={layout} />
          <WaitBand timeline={timeline} layout={layout} />
          <Breaks timeline={timeline} layout={layout} />
        </g>
        <Scale timeline={timeline} layout={layout} />
      </>
    );
  }
}

/** Behind the steps of one second, in one path: there may be hundreds. */
function Moments({ layout }: { layout: Layout }): VNode {
  const shaded = layout.moments.filter(({ first, last }) => last > first);
  return <path class="moment" d={shaded.map(({ x0, x1 }) => `M${x0} ${rail.top}H${x1}V${layout.bottom}H${x0}Z`).join('')} />;
}

/** A mark for each step: a glyph, or a tick where there is no room for one. */
function Rail({ timeline, layout }: PictureProps): VNode {
  if (layout.column < 6.5) return <Ticks timeline={timeline} layout={layout} />;
  const size = Math.min(10, layout.column - 0.5);
  return (
    <>
      {timeline.steps.map((step, index) => (
        <GlyphMark
          glyph={glyphAt(timeline, step)}
          slot={slotAt(timeline, step)}
          at={{ x: layout.marks[index] ?? 0, y: rail.middle, size }}
        />
      ))}
    </>
  );
}

/** One path for all ticks that look the same: there may be hundreds. */
function Ticks({ timeline, layout }: PictureProps): VNode {
  const paths = new Map<string, string>();
  timeline.steps.forEach((step, index) => {
    const glyph = glyphOf(step.change);
    const slot = slotAt(timeline, step);
    const name = `tick ${glyph}${slot === null ? '' : ` v${slot}`}`;
    const y = glyph === 'down' || glyph === 'gone' ? rail.middle : 20;
    paths.set(name, `${paths.get(name) ?? ''}M${Math.round((layout.marks[index] ?? 0) * 100) / 100} ${y}v5`);
  });
  return (
    <>
      {[...paths].map(([name, path]) => (
        <path class={name} d={path} />
      ))}
    </>
  );
}

function Areas({ bands, layout }: { bands: readonly Band[]; layout: Layout }): VNode {
  return (
    <>
      {bands.map(band => (
        <>
          <path class={`area ${lookClass(band.version, band.look)}`} d={band.path} />
          <path fill={patternOf(band.version, band.look)} d={band.path} />
        </>
      ))}
      {layout.unit >= 7 ? <PodLines bands={bands} layout={layout} /> : null}
      {bands.map(band => (
        <path class={`outline ${lookClass(band.version, band.look)}`} fill="none" d={band.path} />
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
                {l10n.t('{0} skipped', duration(wait.seconds))}
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
