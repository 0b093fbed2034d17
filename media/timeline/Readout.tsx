/** The numbers of `kubectl get deployment` at the step, and what `kubectl rollout status` says there. */
import type { VNode } from 'preact';
import * as l10n from '@vscode/l10n';
import type { Step, Timeline } from '../../server/protocol/timeline';
import { GlyphMark } from './Marks';
import { count, signed } from './time';

/** The counters in kubectl's order. */
export const counters = [
  ['DESIRED', 'desired'],
  ['CURRENT', 'current'],
  ['UP-TO-DATE', 'updated'],
  ['AVAILABLE', 'available'],
] as const;

export function Readout({ timeline, step }: { timeline: Timeline; step: Step }): VNode {
  const before = timeline.steps[step.number - 2];
  const wide = timeline.limits.ceiling >= 1000;
  return (
    <div class={`readout${wide ? ' wide' : ''}`}>
      <div class="get">
        <p class="prompt">$ kubectl get deployment/{timeline.name}</p>
        <dl class="counters">
          {counters.map(([name, key]) => (
            <div key={key}>
              <dt>{name}</dt>
              <dd>
                <span class="value">{count(step[key])}</span>
                <span class="change">{before === undefined ? '' : signed(step[key] - before[key])}</span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <Terminal timeline={timeline} step={step} />
    </div>
  );
}

function Terminal({ timeline, step }: { timeline: Timeline; step: Step }): VNode {
  const { text, state } = step.status;
  return (
    <div class="terminal" role="group" aria-label={l10n.t('kubectl rollout status')}>
      <span class="prompt">$ kubectl rollout status deployment/{timeline.name}</span>
      <span class={`answer ${state}`}>
        {state === 'failed' ? <GlyphMark glyph="failed" /> : null}
        {text}
      </span>
    </div>
  );
}
