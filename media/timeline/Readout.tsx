/** The workload's counters at the step, and what kubectl prints there. */
import type { VNode } from 'preact';
import * as l10n from '@vscode/l10n';
import type { Described } from '../../server/protocol/kubectlTexts';
import type { Step, Timeline } from '../../server/protocol/timeline';
import { GlyphMark } from './Marks';
import { count, signed } from './time';

export function Readout({ timeline, step }: { timeline: Timeline; step: Step }): VNode {
  const before = timeline.steps[step.number - 2];
  const wide = timeline.limits.ceiling >= 1000;
  return (
    <div class={`readout${wide ? ' wide' : ''}`}>
      <div class="count">
        <dl class="counters">
          {timeline.counters.map(({ id, label }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd>
                <span class="value">{count(step[id])}</span>
                <span class="change">{before === undefined ? '' : signed(step[id] - before[id])}</span>
              </dd>
            </div>
          ))}
        </dl>
        <p>{describedText(timeline.kubectl.described, step)}</p>
      </div>
      <Terminal timeline={timeline} step={step} />
    </div>
  );
}

/** What `kubectl describe` shows, as a sentence, and what is to be known of it. */
function describedText({ counters, note }: Described, step: Step): string {
  const shown = counters.map(({ id, text }) => text.replace('{}', count(step[id]))).join(', ');
  return [l10n.t('As kubectl describe shows it: {0}.', shown), ...(note === '' ? [] : [note])].join(' ');
}

function Terminal({ timeline, step }: { timeline: Timeline; step: Step }): VNode {
  const { name } = timeline;
  const { get, status, columns } = timeline.kubectl;
  return (
    <div class="terminal" style={{ '--letters': columns.reduce((sum, column) => sum + Math.max(column.length, 3) + 3, name.length) }}>
      <div
        role="group"
        aria-label="kubectl get"
        tabIndex={0}
        style={{ gridTemplateColumns: `repeat(${columns.length - 1}, max-content) minmax(max-content, 1fr)` }}
      >
        <span class="prompt">$ {get}</span>
        <Row cells={columns} />
        <Row cells={step.row} />
      </div>
      <div role="group" aria-label="kubectl rollout status">
        <span class="prompt">$ {status}</span>
        <span class={`answer ${step.status.state}`}>
          {step.status.state === 'failed' ? <GlyphMark glyph="failed" /> : null}
          {step.status.text}
        </span>
      </div>
    </div>
  );
}

/** A line of what kubectl prints, its cells in columns. */
function Row({ cells }: { cells: readonly string[] }): VNode {
  return (
    <>
      {cells.map((cell, column) => (
        <span key={column}>{cell} </span>
      ))}
    </>
  );
}
