/** What the quotas of the namespace have room for, and what the API server says of pods that it rejects. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { TimelineQuota } from '../../server/protocol/nodes';
import type { Step, Timeline } from '../../server/protocol/timeline';
import type { Dispatch } from './dispatch';
import { Bar } from './Bar';
import { SpecifyNodes } from './Nodes';
import { Section } from './Section';

interface Props {
  timeline: Timeline;
  step: Step;
  dispatch: Dispatch;
}

/** Where the limit of each bar is: behind it is room for what is too much. */
const limitAt = 0.6;

export function Quotas({ timeline, step, dispatch }: Props): VNode | null {
  const { quotas, nodes } = timeline;
  const rejected = rejectedAt(timeline, step);
  if (quotas.length === 0 && rejected === null) return null;
  const actions = nodes === null ? { actions: <SpecifyNodes dispatch={dispatch} /> } : {};
  const note = nodes === null ? l10n.t('the nodes are assumed to have room') : l10n.t('before the rollout');
  return (
    <Section id="quotas" title={l10n.t('Quota')} note={note} {...actions}>
      {quotas.length === 0 ? null : <Table quotas={quotas} />}
      {rejected === null ? null : (
        <ul class="waiting" aria-label={l10n.t('Rejected pods')}>
          <li>
            <strong>FailedCreate:</strong> <code>Error creating: {rejected}</code>
          </li>
        </ul>
      )}
    </Section>
  );
}

function Table({ quotas }: { quotas: readonly TimelineQuota[] }): VNode {
  return (
    <>
      <table>
        <caption class="unseen">{l10n.t('Quota')}</caption>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Resource')}</th>
            <th scope="col" class="amount">
              {l10n.t('In use + one more pod')}
            </th>
          </tr>
        </thead>
        <tbody>
          {quotas.map(row => (
            <tr key={`${row.quota} ${row.resource}`}>
              <th scope="row">
                {row.resource}
                <span class="note"> {row.file === null ? row.quota : `${row.quota}, ${row.file}`}</span>
              </th>
              <td class={row.exceeded ? 'amount full' : 'amount'}>
                {l10n.t('{0} + {1} of {2}', row.used, row.extra, row.hard)}
                <Bar
                  parts={[
                    { look: 'used', part: row.usedPart },
                    { look: row.exceeded ? 'full' : 'extra', part: row.extraPart },
                  ]}
                  limit={limitAt}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul class="legend" aria-hidden="true">
        <Key look="used">{l10n.t('in use')}</Key>
        <Key look="extra">{l10n.t('one more pod')}</Key>
        <Key look="limit">{l10n.t('limit')}</Key>
      </ul>
      <p class="note">{l10n.t('Other pods of the namespace aren’t known and could only make it worse.')}</p>
    </>
  );
}

/** What a part of the bars stands for. */
function Key({ look, children }: { look: 'used' | 'extra' | 'limit'; children: string }): VNode {
  return (
    <li>
      <svg class="bar key" viewBox="0 0 12 8" aria-hidden="true">
        <rect class={look} x={look === 'limit' ? 5 : 0} width={look === 'limit' ? 2 : 12} height="8" />
      </svg>
      {children}
    </li>
  );
}

/** What the API server last said of a pod that it rejected, at a step; null: it has rejected none. */
function rejectedAt({ steps }: Timeline, { number }: Step): string | null {
  const messages = steps.slice(0, number).flatMap(({ change }) => (change.kind === 'createFailed' ? [change.message] : []));
  return messages.at(-1) ?? null;
}
