/** Pods over time, with the ceiling and the floor; the scrubber runs through it. */
import * as l10n from '@vscode/l10n';
import type { TargetedPointerEvent, VNode } from 'preact';
import type { Step, Timeline } from '../../server/protocol/timeline';
import type { Dispatch } from './dispatch';
import { ChartPicture } from './ChartPicture';
import { apart, textWidth, timeLabels } from './labels';
import { rail, spanOf, stepAt, type Layout } from './layout';
import { remembered } from './remembered';
import { sentence } from './text';
import { clock } from './time';

interface ChartProps {
  timeline: Timeline;
  layout: Layout;
  step: Step;
  dispatch: Dispatch;
}

export function Chart({ timeline, layout, step, dispatch }: ChartProps): VNode {
  const stepUnder = (event: TargetedPointerEvent<SVGSVGElement>) =>
    stepAt(layout, event.clientX - event.currentTarget.getBoundingClientRect().left - layout.gutter);
  const drag = (event: TargetedPointerEvent<SVGSVGElement>) => {
    const under = stepUnder(event);
    const x = String(layout.marks[under - 1] ?? 0);
    const ghost = event.currentTarget.querySelector('.ghost');
    for (const name of ['x1', 'x2']) ghost?.setAttribute(name, x);
    if ((event.buttons & 1) === 1 && under !== step.number) dispatch({ kind: 'select', step: under });
  };
  const grab = (event: TargetedPointerEvent<SVGSVGElement>) => {
    if (event.button !== 0 || event.clientX - event.currentTarget.getBoundingClientRect().left < layout.gutter - 8) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    dispatch({ kind: 'select', step: stepUnder(event) });
  };
  const height = layout.head + layout.bottom + Math.max(4, layout.foot);
  return (
    <div class={`canvas${timeline.limits.desired === 0 ? ' unseen' : ''}`}>
      <input
        class="scrub"
        type="range"
        aria-label={l10n.t('Step')}
        aria-valuetext={sentence(timeline, step)}
        min={1}
        max={timeline.steps.length}
        step={1}
        value={step.number}
        style={{ top: `${layout.head}px`, left: `${layout.gutter}px`, width: `${layout.plot}px` }}
        onInput={event => dispatch({ kind: 'select', step: Number(event.currentTarget.value) })}
      />
      <svg
        class="chart"
        role="img"
        aria-label={l10n.t('Pods over time: {0}. The Steps table shows the same data as numbers.', timeline.verdict.parts.join(', '))}
        width={layout.width}
        height={height}
        viewBox={`0 0 ${layout.width} ${height}`}
        onPointerDown={grab}
        onPointerMove={drag}
      >
        <g transform={`translate(0 ${layout.head})`}>
          <ChartPicture timeline={timeline} layout={layout} />
          <g transform={`translate(${layout.gutter} 0)`}>
            <line class="ghost" x1={-layout.width} x2={-layout.width} y1={rail.top} y2={layout.bottom} />
            <Selection timeline={timeline} layout={layout} step={step} />
          </g>
        </g>
      </svg>
    </div>
  );
}

const labelsOf = remembered((layout: Layout, timeline: Timeline) => timeLabels(timeline, layout));

/** What moves with the selected step: its span, the playhead with its time, and the times that make way for it. */
function Selection({ timeline, layout, step }: Omit<ChartProps, 'dispatch'>): VNode {
  const x = layout.marks[step.number - 1] ?? 0;
  const { x0, x1 } = spanOf(layout, step.number);
  const text = clock(step.atSeconds, timeline.summary.endSeconds);
  const width = textWidth(text) + 10;
  const tag = { text, x, width };
  return (
    <>
      {labelsOf(layout, timeline).map(label => (
        <text
          key={label.text}
          class="time"
          x={label.x}
          y={12}
          visibility={apart(label, { ...tag, width: width - 8 }) ? 'visible' : 'hidden'}
        >
          {label.text}
        </text>
      ))}
      <rect class="span" x={x0} y={rail.top} width={Math.max(1, x1 - x0)} height={layout.bottom - rail.top} />
      <g class="playhead" style={{ transform: `translateX(${Math.round(x) + 0.5}px)` }}>
        <line x1={0} x2={0} y1={16} y2={layout.bottom + 4} />
        <rect class="tag" x={-width / 2} y={0} width={width} height={16} rx={3} />
        <rect class="ring" x={-width / 2 - 2} y={-2} width={width + 4} height={20} rx={5} />
        <text class="tag-text" x={0} y={12}>
          {text}
        </text>
      </g>
    </>
  );
}
