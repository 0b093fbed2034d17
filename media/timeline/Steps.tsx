/** The table of record: every step with kubectl's counters. One tab stop; the selected row has it. */
import * as l10n from '@vscode/l10n';
import { Component, createRef, type ComponentChildren, type VNode } from 'preact';
import type { Step, Timeline } from '../../server/protocol/timeline';
import type { Dispatch } from './App';
import { glyphAt, GlyphMark, ofOld } from './Marks';
import { counters } from './Readout';
import { Section } from './Section';
import { Still } from './Still';
import { podMark, rowText } from './text';
import { clock, count, duration } from './time';

/** Rows that are drawn before the first paint. */
const mostAtOnce = 90;

interface StepsProps {
  timeline: Timeline;
  /** The selected step, from 1. */
  selected: number;
  /** Whether the page has been on screen for a frame. */
  painted: boolean;
  dispatch: Dispatch;
}

export class Steps extends Component<StepsProps> {
  private readonly scroller = createRef<HTMLDivElement>();

  override componentDidMount(): void {
    if (this.scroller.current !== null) show(this.scroller.current);
  }

  override componentDidUpdate(before: StepsProps): void {
    if (before.selected !== this.props.selected || before.timeline !== this.props.timeline) this.componentDidMount();
  }

  override render({ timeline, selected, painted, dispatch }: StepsProps): VNode {
    const { steps, limits, summary } = timeline;
    const moments = steps.filter(step => step.rests).length;
    const rows =
      painted || steps.length <= mostAtOnce ? steps : steps.slice(Math.max(0, selected - mostAtOnce / 3), selected + mostAtOnce / 3);
    return (
      <Section
        id="steps"
        title={l10n.t('Steps')}
        note={
          moments === 1
            ? l10n.t('{0} in 1 moment; bold is what changed', count(steps.length))
            : l10n.t('{0} in {1} moments; bold is what changed', count(steps.length), count(moments))
        }
      >
        <div class="scroller" ref={this.scroller}>
          <table class={limits.ceiling >= 10_000 ? 'large' : undefined}>
            <caption class="unseen">{l10n.t('Steps')}</caption>
            <Head />
            <tbody>
              {rows.map(({ number }) => (
                <Row key={number} timeline={timeline} index={number - 1} selected={number === selected} dispatch={dispatch} />
              ))}
              {summary.cut === null ? null : (
                <tr class="cut">
                  <td colSpan={7}>{l10n.t('Cut here, after {0} steps.', count(summary.cut.afterSteps))}</td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
      </Section>
    );
  }
}

function Head(): VNode {
  return (
    <thead>
      <tr>
        <th scope="col">{l10n.t('Step')}</th>
        <th scope="col">{l10n.t('Time')}</th>
        <th scope="col">{l10n.t('What happens')}</th>
        {counters.map(([name]) => (
          <th key={name} scope="col" class="number">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps {
  timeline: Timeline;
  index: number;
  selected: boolean;
  dispatch: Dispatch;
}

/** Of hundreds of rows only the two whose selection changed are drawn again. */
class Row extends Still<RowProps> {
  override render({ timeline, index, selected, dispatch }: RowProps): VNode | null {
    const step = timeline.steps[index];
    const before = timeline.steps[index - 1];
    if (step === undefined) return null;
    const classes = [step.rests ? 'rests' : '', before?.atSeconds === step.atSeconds ? 'same' : ''];
    return (
      <tr
        class={classes.join(' ').trim() || undefined}
        tabIndex={selected ? 0 : -1}
        aria-current={selected ? 'step' : undefined}
        onClick={event => {
          event.currentTarget.focus({ preventScroll: true });
          dispatch({ kind: 'select', step: step.number });
        }}
      >
        <td class="place">{count(step.number)}</td>
        <td class="time">
          <span>{clock(step.atSeconds, timeline.summary.endSeconds)}</span>
        </td>
        <td>
          <WhatHappens timeline={timeline} step={step} holds={(timeline.steps[index + 1]?.atSeconds ?? step.atSeconds) - step.atSeconds} />
        </td>
        {counters.map(([name, key]) => (
          <td key={name} class={before !== undefined && before[key] !== step[key] ? 'number changed' : 'number'}>
            {count(step[key])}
          </td>
        ))}
      </tr>
    );
  }
}

function WhatHappens({ timeline, step, holds }: { timeline: Timeline; step: Step; holds: number }): VNode {
  const { long, short, shortest, name, pair } = rowText(timeline, step);
  return (
    <div class="what">
      <GlyphMark glyph={glyphAt(timeline, step)} old={ofOld(timeline, step)} />
      <span class="words">
        <span class={long === short ? undefined : 'long'}>{withName(long, name)}</span>
        {long === short ? null : <span class="short">{short}</span>}
        {long === short ? null : <span class="shortest">{shortest}</span>}
        {pair === null ? null : <b class="pair"> {pair}</b>}
      </span>
      {step.rests && holds > 0 ? <span class="holds">{l10n.t('holds {0}', duration(holds))}</span> : null}
    </div>
  );
}

/** Puts the pod's name where the words want it, as code. */
function withName(words: string, name: string | null): ComponentChildren {
  const [before, after] = words.split(podMark);
  return name === null || after === undefined ? words : [before, <code>{name}</code>, after];
}

/** Brings the selected row into sight, and gives it the focus if a row has it. */
function show(scroller: HTMLElement): void {
  const row = scroller.querySelector<HTMLElement>('[aria-current]');
  if (row === null) return;
  const [head, air] = [scroller.querySelector('thead')?.offsetHeight ?? 0, 4];
  const [top, bottom] = [row.offsetTop - head - air, row.offsetTop + row.offsetHeight + air];
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
  const focused = scroller.ownerDocument.activeElement;
  if (focused !== row && focused?.closest('tr') != null && scroller.contains(focused)) row.focus({ preventScroll: true });
}
