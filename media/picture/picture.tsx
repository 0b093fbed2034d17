/** A rollout as a picture: the chart of the page with its title and legend, as an SVG document. */
import type { VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import { WaitSwatch, waitWord } from '../timeline/ChartBands';
import { ChartPicture } from '../timeline/ChartPicture';
import { whatText } from '../timeline/commandsOf';
import { textWidth, timeLabels } from '../timeline/labels';
import { layoutOf } from '../timeline/layout';
import { legendOf } from '../timeline/Legend';
import { Patterns, Swatch } from '../timeline/Marks';
import { duration } from '../timeline/time';
import { waitsOf, waitSums } from '../timeline/waits';
import { markupOf } from './markup';
import { styleFor } from './style';

const size = { width: 960, windowHeight: 800, margin: 16, title: 46, row: 20, swatch: 18, gap: 20 } as const;

/** `sheet` is the page's stylesheet. A browser shows the picture in its reader's light or dark colours. */
export function pictureOf(timeline: Timeline, sheet: string): string {
  const { width, margin } = size;
  const chart = timeline.limits.desired === 0 ? null : chartOf(timeline);
  const legend = chart === null ? [] : entriesOf(timeline);
  const rows = placed(legend);
  const below = size.title + (chart?.height ?? 0);
  const height = below + (rows.at(-1)?.y ?? 0) + (rows.length === 0 ? 0 : size.row);
  const [name, verdict] = [`${timeline.name} ${whatText(timeline)}`.trim(), timeline.verdict.parts.join(' · ')];
  const inner = markupOf(
    <>
      <rect class="ground" x={-margin} y={-margin} width={width + 2 * margin} height={height + 2 * margin} />
      <Patterns />
      <text class="title at-start" x={0} y={13}>
        {name}
      </text>
      <text class="verdict at-start" x={0} y={32}>
        {verdict}
      </text>
      {chart === null ? null : <g transform={`translate(0 ${size.title})`}>{chart.drawn}</g>}
      <g transform={`translate(0 ${below})`}>{rows.map(({ x, y, entry }) => entryAt(x, y, entry))}</g>
    </>,
  );
  const classes = new Set(
    [...inner.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')).concat('chart', 'picture'),
  );
  const own = '.ground{fill:var(--ground)}.chart .title{font-size:13px;font-weight:600;fill:var(--text)}.chart .verdict{font-size:12px}';
  const box = `${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="chart picture" role="img" width="${width + 2 * margin}" height="${height + 2 * margin}" viewBox="${box}"><title>${markupOf(`${name}: ${verdict}`)}</title><style>${styleFor(sheet, classes)}${own}</style>${inner}</svg>\n`;
}

function chartOf(timeline: Timeline): { readonly drawn: VNode; readonly height: number } {
  const layout = layoutOf(timeline, size.width, size.windowHeight);
  const drawn = (
    <g transform={`translate(0 ${layout.head})`}>
      <ChartPicture timeline={timeline} layout={layout} />
      <g transform={`translate(${layout.gutter} 0)`}>
        {timeLabels(timeline, layout).map(({ text, x }) => (
          <text class="time" x={x} y={12}>
            {text}
          </text>
        ))}
      </g>
    </g>
  );
  return { drawn, height: layout.head + layout.bottom + Math.max(4, layout.foot) + 12 };
}

/** An entry of the legend: its samples, and what they mean. */
interface Entry {
  readonly samples: readonly VNode[];
  readonly words: string;
}

function entriesOf(timeline: Timeline): readonly Entry[] {
  const pods = legendOf(timeline).map(({ versions, look, words }) => ({
    samples: versions.map(version => <Swatch version={version} look={look} />),
    words,
  }));
  const waits = waitSums(waitsOf(timeline)).map(({ what, seconds }) => ({
    samples: [<WaitSwatch what={what} />],
    words: `${waitWord(what)} ${duration(seconds)}`,
  }));
  return [...pods, ...waits];
}

/** One after the other, in as many rows as they need. */
function placed(entries: readonly Entry[]): readonly { readonly x: number; readonly y: number; readonly entry: Entry }[] {
  let [x, y] = [0, 0];
  return entries.map(entry => {
    const width = entry.samples.length * size.swatch + textWidth(entry.words);
    if (x > 0 && x + width > size.width) [x, y] = [0, y + size.row];
    const at = { x, y, entry };
    x += width + size.gap;
    return at;
  });
}

function entryAt(x: number, y: number, { samples, words }: Entry): VNode {
  return (
    <g transform={`translate(${x} ${y})`}>
      {samples.map((sample, index) => (
        <g transform={`translate(${index * size.swatch} 2)`}>{sample}</g>
      ))}
      <text class="at-start" x={samples.length * size.swatch} y={11}>
        {words}
      </text>
    </g>
  );
}
