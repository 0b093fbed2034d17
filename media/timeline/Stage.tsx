/** The chart with what moves through it, what its shapes mean, and the counters at the step. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import { Chart } from './Chart';
import { Legend } from './Legend';
import { Reading } from './Reading';
import { Readout } from './Readout';
import type { SurfaceProps } from './surfaces';
import { Transport } from './Transport';

export function Stage({ timeline, step, layout, state, dispatch }: SurfaceProps): VNode {
  return (
    <section class="stage" aria-label={l10n.t('Rollout timeline')}>
      <div class="stage-top">
        <Transport timeline={timeline} step={step} playing={state.playing} speed={state.speed} dispatch={dispatch} />
        <Chart timeline={timeline} layout={layout} step={step} dispatch={dispatch} />
      </div>
      <div class="stage-rest">
        {timeline.limits.desired === 0 ? <Nothing timeline={timeline} /> : null}
        <Legend timeline={timeline} step={step} />
        {timeline.limits.desired === 0 ? null : <Reading timeline={timeline} layout={layout} />}
        <Readout timeline={timeline} step={step} />
      </div>
    </section>
  );
}

/** Stands where the chart would be empty. */
function Nothing({ timeline }: { timeline: Timeline }): VNode {
  return (
    <p class="nothing">
      {l10n.t(
        'replicas is 0, so there are no pods to replace: the new {1} is created without pods, and the rollout is complete immediately. Pods created later run {0}.',
        timeline.trigger.to.join(', '),
        timeline.generations.at(-1)?.kind ?? '',
      )}
    </p>
  );
}
