/** The bands above and below the chart: which version each command wants, and what the time goes on. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import { bandWords, circled, commandsOf } from './commandsOf';
import { textWidth } from './labels';
import { secondsToX, type Layout } from './layout';
import { Filled } from './Marks';
import { waitsOf, type WaitPart } from './waits';

interface BandProps {
  timeline: Timeline;
  layout: Layout;
}

/** From each command to the next one: the version that it leads to, and its number down through the chart. */
export function CommandBand({ timeline, layout }: BandProps): VNode | null {
  if (layout.head === 0) return null;
  const commands = commandsOf(timeline);
  const starts = commands.map(({ step }, index) => (index === 0 ? 0 : (layout.edges[step - 1] ?? 0)));
  return (
    <g class="commands-band">
      {commands.map((command, index) => {
        const [x0, x1] = [starts[index] ?? 0, starts[index + 1] ?? layout.plot];
        const number = circled(index + 1);
        const words = `${number} ${bandWords(timeline, command)}`;
        return (
          <g key={command.step}>
            <Filled
              version={command.target}
              look="available"
              shape={{ x: x0, y: -10, width: Math.max(1, x1 - x0 - 1), height: 5, rx: 1 }}
            />
            <text class="band-text" x={x0 + 1} y={-15}>
              {textWidth(words) < x1 - x0 - 4 ? words : number}
            </text>
            {index === 0 ? null : <line class="command-line" x1={x0} x2={x0} y1={-4} y2={layout.bottom} />}
          </g>
        );
      })}
    </g>
  );
}

const waitTop = 7;
const waitHeight = 5;

/** Below the chart: solid while containers start, hollow while probes find that out, striped for minReadySeconds, dotted while pods shut down. */
export function WaitBand({ timeline, layout }: BandProps): VNode | null {
  if (layout.foot === 0) return null;
  return (
    <>
      {waitsOf(timeline).map(({ what, from, to }) => {
        const [x0, x1] = [secondsToX(layout, from), secondsToX(layout, to)];
        return <WaitBar key={from} what={what} x={x0} y={layout.bottom + waitTop} width={Math.max(1, x1 - x0 - 1)} />;
      })}
    </>
  );
}

/** A sample of it, for the legend. */
export function WaitSwatch({ what }: { what: WaitPart['what'] }): VNode {
  return (
    <svg class="swatch" width={12} height={10} viewBox="0 0 12 10" aria-hidden="true">
      <WaitBar what={what} x={0.5} y={2.5} width={11} />
    </svg>
  );
}

function WaitBar({ what, x, y, width }: { what: WaitPart['what']; x: number; y: number; width: number }): VNode {
  return <rect class={`wait ${what}`} fill={`url(#wait-${what})`} x={x} y={y} width={width} height={waitHeight} rx={1} />;
}

/** What the band waits for, in a word or two. */
export function waitWord(what: WaitPart['what']): string {
  switch (what) {
    case 'start':
      return l10n.t('starting');
    case 'probes':
      return l10n.t('probes');
    case 'minReady':
      return 'minReadySeconds';
    case 'shutdown':
      return l10n.t('shutting down');
  }
}
