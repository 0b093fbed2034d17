/** What the user's edit changes, and against what: up to three changes, the others on demand. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { EditChange, TimelineEdit } from '../../server/protocol/edits';
import type { Timeline } from '../../server/protocol/timeline';
import type { Dispatch } from './dispatch';
import { Button } from './Button';
import { commandsOf } from './commandsOf';
import { count } from './time';
import { VersionMark } from './VersionMark';

/** More are told in the table only. */
const mostChanges = 3;

interface EditProps {
  edit: TimelineEdit;
  timeline: Timeline;
  dispatch: Dispatch;
}

export function EditLine({ edit, timeline, dispatch }: EditProps): VNode {
  const [images, others] = [edit.changes.filter(({ image }) => image), edit.changes.filter(({ image }) => image !== true)];
  const shown = others.slice(0, mostChanges - (images.length > 0 ? 1 : 0));
  const hidden = others.length - shown.length;
  const idle = hidden > 0 && others.slice(shown.length).every(({ effect }) => effect === 'nothing');
  return (
    <div class="trigger edit">
      <span>
        {l10n.t('Your edit')}{' '}
        <Button
          dispatch={dispatch}
          look="link"
          label={l10n.t('Compare edit with another version than {0}', edit.ref)}
          title={`${l10n.t('Compare edit with another version than {0}', edit.ref)} (B)`}
          send={{ kind: 'run', command: 'compareEditWith' }}
        >
          {edit.ref} ⌄
        </Button>
      </span>
      {images.length > 0 ? <Images timeline={timeline} /> : null}
      {shown.map(change => (
        <Change key={change.field} change={change} />
      ))}
      {hidden > 0 ? <Rest changes={edit.changes} hidden={hidden} idle={idle} dispatch={dispatch} /> : null}
      {edit.changes.some(({ effect }) => effect === 'version' || effect === 'scales') ? null : (
        <Button dispatch={dispatch} look="link" send={{ kind: 'leaveEdit' }}>
          {l10n.t('Simulate a rollout of this manifest')}
        </Button>
      )}
    </div>
  );
}

function Images({ timeline }: { timeline: Timeline }): VNode | null {
  const [first] = commandsOf(timeline);
  if (first === undefined) return null;
  return (
    <span class="change">
      {l10n.t('image')} <VersionMark timeline={timeline} version={first.before} />{' '}
      <span role="img" aria-label={l10n.t('to')}>
        →
      </span>{' '}
      <VersionMark timeline={timeline} version={first.target} />
    </span>
  );
}

function Change({ change: { field, values } }: { change: EditChange }): VNode {
  return (
    <span class="change">
      {field} <code>{values}</code>
    </span>
  );
}

/** All of them, each with what it does. */
function Rest({
  changes,
  hidden,
  idle,
  dispatch,
}: {
  changes: readonly EditChange[];
  hidden: number;
  idle: boolean;
  dispatch: Dispatch;
}): VNode {
  return (
    <details class="edit-changes">
      <summary>{idle ? l10n.t('+{0} that starts no rollout', count(hidden)) : l10n.t('+{0} more', count(hidden))}</summary>
      <table>
        <caption class="unseen">{l10n.t('Changes of this edit')}</caption>
        <tbody>
          {changes.map(({ field, values, effect, line }) => (
            <tr key={field}>
              <th scope="row">
                {line === null ? (
                  field
                ) : (
                  <Button dispatch={dispatch} look="link" send={{ kind: 'reveal', line }}>
                    {field}
                  </Button>
                )}
              </th>
              <td>
                <code>{values}</code>
              </td>
              <td>{effectWords(effect)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function effectWords(effect: EditChange['effect']): string {
  switch (effect) {
    case 'version':
      return l10n.t('makes a new version');
    case 'scales':
      return l10n.t('scales');
    case 'releases':
      return l10n.t('rolls out what was held back');
    case 'strategy':
      return l10n.t('counts for rollouts from now on');
    case 'nothing':
      return l10n.t('starts no rollout');
  }
}
