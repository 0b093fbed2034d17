/** What the page shows while nobody knows what placeholders of the manifest stand for: which they are, and where to say what to assume. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Unknown } from '../../server/protocol';
import type { Snapshot } from '../protocol';
import type { Dispatch } from './dispatch';
import { Button } from './Button';
import { ownValue, triedOut } from './fields';
import { Heading } from './Instead';
import { anyChange, type PageEvent, type State } from './state';

interface UnknownProps {
  snapshot: Extract<Snapshot, { state: 'unknown' }>;
  state: State;
  dispatch: Dispatch;
}

export function UnknownValues({ snapshot, state, dispatch }: UnknownProps): VNode {
  const { parts, unknowns } = snapshot;
  return (
    <div class="page">
      <Heading
        tone="info"
        verdict={parts.join(' · ')}
        words={l10n.t(
          'Something else fills in placeholders before the API server sees the manifest. There is no rollout to show until you say what to assume.',
        )}
      />
      <section class="banner info unknowns" aria-label={l10n.t('Values to assume')}>
        {unknowns.map(unknown => (
          <UnknownValue key={unknown.path} unknown={unknown} state={state} dispatch={dispatch} />
        ))}
        {anyChange(state) ? (
          <div class="do">
            <Button dispatch={dispatch} event={{ kind: 'use', whatIf: {}, assumptions: {} }}>
              {l10n.t('Reset')}
            </Button>
          </div>
        ) : null}
      </section>
    </div>
  );
}

interface UnknownValueProps {
  unknown: Unknown;
  state: State;
  dispatch: Dispatch;
}

/** Its value goes on when it is whole: with each character of it the page might change below the cursor. */
function UnknownValue({ unknown, state, dispatch }: UnknownValueProps): VNode {
  const { path, placeholder, line, sayable, choices } = unknown;
  const id = `unknown-${path}`;
  const say = (text: string) => sayingOf(unknown, text, state).forEach(dispatch);
  const label = path.slice(path.lastIndexOf('.') + 1);
  return (
    <div class="unknown">
      <label for={id} title={path}>
        {label}
      </label>
      {choices !== undefined ? (
        <select id={id} value="" onChange={event => say(event.currentTarget.value)}>
          {['', ...choices].map(value => (
            <option key={value} value={value}>
              {value}
            </option>
          ))}
        </select>
      ) : sayable === null ? (
        <span />
      ) : (
        <input
          id={id}
          type="text"
          spellcheck={false}
          autocomplete="off"
          placeholder={l10n.t('unknown')}
          value={saidOf(unknown, state)}
          onChange={event => say(event.currentTarget.value)}
        />
      )}
      <code>{placeholder}</code>
      {line === null ? null : (
        <Button dispatch={dispatch} look="link" label={l10n.t('{0}: go to line {1}', label, line + 1)} send={{ kind: 'reveal', line }}>
          {l10n.t('line {0}', line + 1)}
        </Button>
      )}
    </div>
  );
}

function saidOf({ path, sayable }: Unknown, state: State): string {
  if (sayable === null) return '';
  return String((sayable === 'filledIn' ? ownValue(state.assumptions.filledIn ?? {}, path) : triedOut(state, sayable)) ?? '');
}

function sayingOf({ path, sayable }: Unknown, text: string, { whatIf, assumptions }: State): readonly PageEvent[] {
  if (sayable === null || text.trim() === '') return [];
  if (sayable !== 'filledIn') return [{ kind: 'type', field: sayable, text }, { kind: 'typed' }];
  return [{ kind: 'use', whatIf, assumptions: { ...assumptions, filledIn: { ...assumptions.filledIn, [path]: text.trim() } } }];
}
