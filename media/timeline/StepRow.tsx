/** A row of the table *Steps*. */
import * as l10n from '@vscode/l10n';
import type { ComponentChildren, VNode } from 'preact';
import type { Step, Timeline } from '../../server/protocol/timeline';
import type { Dispatch } from './dispatch';
import { glyphAt, GlyphMark, slotAt } from './Marks';
import { Still } from './Still';
import { podMark, rowText } from './text';
import { clock, count, duration } from './time';

interface StepRowProps {
  timeline: Timeline;
  index: number;
  selected: boolean;
  dispatch: Dispatch;
}

export class StepRow extends Still<StepRowProps> {
  override render({ timeline, index, selected, dispatch }: StepRowProps): VNode | null {
    const step = timeline.steps[index];
    const before = timeline.steps[index - 1];
    if (step === undefined) return null;
    const isCommand = step.change.kind === 'action';
    const classes = [step.rests ? 'rests' : '', before?.atSeconds === step.atSeconds ? 'same' : '', isCommand ? 'does' : ''];
    return (
      <tr
        aria-rowindex={step.number + 1}
        class={classes.filter(each => each !== '').join(' ') || undefined}
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
        {timeline.counters.map(({ id }) => (
          <td key={id} class={before !== undefined && before[id] !== step[id] ? 'number changed' : 'number'}>
            {count(step[id])}
          </td>
        ))}
      </tr>
    );
  }
}

function WhatHappens({ timeline, step, holds }: { timeline: Timeline; step: Step; holds: number }): VNode {
  const { long, short, name, pair } = rowText(timeline, step);
  return (
    <div class="what">
      <GlyphMark glyph={glyphAt(timeline, step)} slot={slotAt(timeline, step)} />
      <span class="words">
        <span class={long === short ? undefined : 'long'}>{withName(long, name)}</span>
        {long === short ? null : <span class="short">{withName(short, name)}</span>}
        {pair === null ? null : <b class="pair"> {pair}</b>}
      </span>
      {step.rests && holds > 0 ? <span class="holds">{l10n.t('lasts {0}', duration(holds))}</span> : null}
    </div>
  );
}

/** Puts the pod's name where the words want it, as code. */
function withName(words: string, name: string | null): ComponentChildren {
  const [before, after] = words.split(podMark);
  return name === null || after === undefined ? words : [before, <code>{name}</code>, after];
}
