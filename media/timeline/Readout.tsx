/** The workload's counters at the step, and what kubectl prints there. */
import type { VNode } from 'preact';
import * as l10n from '@vscode/l10n';
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
        <p>
          {l10n.t(
            'As kubectl describe shows it: {0} desired, {1} updated, {2} total, {3} available. Older versions of kubectl get printed these four columns.',
            count(step.desired),
            count(step.updated),
            count(step.current),
            count(step.available),
          )}
        </p>
      </div>
      <Terminal timeline={timeline} step={step} />
    </div>
  );
}

function Terminal({ timeline, step }: { timeline: Timeline; step: Step }): VNode {
  const { get, status, columns } = timeline.kubectl;
  return (
    <div class="terminal">
      <div role="group" aria-label="kubectl get">
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
