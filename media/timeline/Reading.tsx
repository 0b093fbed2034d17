/** What lines, grounds, gaps, and bands of the chart mean; closed until it is asked for. */
import * as l10n from '@vscode/l10n';
import type { ComponentChildren, VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import { hasFloor } from '../../server/rollout/floorWords';
import type { Layout } from './layout';

export function Reading({ timeline, layout }: { timeline: Timeline; layout: Layout }): VNode {
  return (
    <details class="reading">
      <summary>{l10n.t('Reading the chart')}</summary>
      <dl>
        <Entry words={l10n.t('at most: the controller creates no pod above this line')}>
          <path class="limit ceiling" d="M0 8h28" />
        </Entry>
        {hasFloor(timeline.summary, timeline.limits) ? (
          <Entry words={l10n.t('never below: the controller stops no available pod below this line; it is red if pods fail by themselves')}>
            <path class={timeline.summary.floorKept ? 'limit floor' : 'limit floor broken'} d="M0 8h28" />
          </Entry>
        ) : null}
        <Entry words={l10n.t('shaded: steps of the same second, side by side')}>
          <rect class="moment" x={0} y={0} width={28} height={16} />
        </Entry>
        <Entry words={l10n.t('gap below the upper line: a pod is terminating, and the next one isn’t created yet')}>
          <path class="v1 area available" d="M0 4h9v12H0ZM16 4h12v12H16Z" />
          <path class="limit ceiling" d="M0 2h28" />
        </Entry>
        {layout.waits.some(wait => wait.cut) ? (
          <Entry words={l10n.t('cut: time that passes without a change; its length is written above')}>
            <path class="break" d="M10 0l4 4-4 4 4 4-4 4M16 0l4 4-4 4 4 4-4 4" />
          </Entry>
        ) : null}
        {layout.head > 0 ? (
          <Entry words={l10n.t('target: the version that each command leads to')}>
            <rect class="v0 area available" x={0} y={5} width={14} height={5} />
            <rect class="v1 area available" x={14} y={5} width={14} height={5} />
          </Entry>
        ) : null}
        {layout.foot > 0 ? (
          <Entry words={l10n.t('waiting for: what the slowest pod of each batch is doing')}>
            <rect class="wait" fill="url(#wait-start)" x={0.5} y={5.5} width={15} height={5} />
            <rect class="wait" fill="none" x={17.5} y={5.5} width={10} height={5} />
          </Entry>
        ) : null}
      </dl>
    </details>
  );
}

function Entry({ words, children }: { words: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>
        <svg class="sample" viewBox="0 0 28 16" aria-hidden="true">
          {children}
        </svg>
      </dt>
      <dd>{words}</dd>
    </div>
  );
}
