/** What lets a stuck rollout through: each way was simulated, and what it costs stands beside it. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Way } from '../../server/protocol/nodes';
import type { Timeline } from '../../server/protocol/timeline';
import type { Dispatch } from './dispatch';
import { Button } from './Button';
import { Section } from './Section';
import type { State } from './state';
import { count, duration } from './time';

interface Props {
  timeline: Timeline;
  state: State;
  dispatch: Dispatch;
}

export function Ways({ timeline, state, dispatch }: Props): VNode | null {
  const { ways, summary } = timeline;
  if (ways.length === 0) return null;
  return (
    <Section id="ways" title={l10n.t('What makes it go through')} note={l10n.t('nothing changes until something is edited')}>
      <table>
        <caption class="unseen">{l10n.t('What makes it go through')}</caption>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Change')}</th>
            <th scope="col">{l10n.t('Lowest')}</th>
            <th scope="col">{l10n.t('Takes')}</th>
            <th scope="col">{l10n.t('Effect')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {ways.map(way => (
            <tr key={way.change}>
              <th scope="row">{way.whatIf === null && !way.undo ? way.change : <code>{way.change}</code>}</th>
              <td>{l10n.t('{0} of {1}', count(way.lowest), count(way.desired))}</td>
              <td>{timeOf(way)}</td>
              <td>{way.price}</td>
              <td>
                <Try way={way} at={summary.endSeconds} state={state} dispatch={dispatch} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function timeOf({ seconds }: Way): string {
  if (seconds === null) return l10n.t('not known');
  return seconds === 0 ? l10n.t('no time') : duration(seconds);
}

/** Simulates it; nothing is written. */
function Try({ way, at, state, dispatch }: { way: Way; at: number; state: State; dispatch: Dispatch }): VNode | null {
  const label = l10n.t('Try {0}', way.change);
  if (way.undo) {
    return (
      <Button dispatch={dispatch} label={label} send={{ kind: 'act', action: { kind: 'undo', toRevision: 0 }, at }}>
        {l10n.t('Try')}
      </Button>
    );
  }
  if (way.whatIf === null) return null;
  return (
    <Button dispatch={dispatch} label={label} event={{ kind: 'use', whatIf: way.whatIf, assumptions: state.assumptions }}>
      {l10n.t('Try')}
    </Button>
  );
}
