/** Other values, tried out: the rollout is drawn again while they are typed. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Problem } from '../../server/protocol';
import type { Timeline } from '../../server/protocol/timeline';
import { outcomeText } from '../../server/rollout/outcomeWords';
import type { Snapshot } from '../protocol';
import type { Dispatch } from './dispatch';
import { Button } from './Button';
import { differenceText, fieldLabel, originText, resolvedText } from './fieldText';
import {
  changed,
  fieldsOf,
  inputOf,
  isAssumedField,
  manifestInput,
  outcomesOf,
  readField,
  triedOut,
  unused,
  type FieldName,
} from './fields';
import { GlyphMark } from './Marks';
import { saidText } from './refuserText';
import { Section } from './Section';
import { anyChange, type State } from './state';
import { WrittenNote } from './WrittenNote';

interface WhatIfProps {
  snapshot: Extract<Snapshot, { state: 'timeline' }>;
  state: State;
  dispatch: Dispatch;
}

export function WhatIf({ snapshot, state, dispatch }: WhatIfProps): VNode {
  const { timeline, problems, own } = snapshot;
  const difference = own == null || problems.length > 0 ? '' : differenceText(own, timeline);
  return (
    <Section id="what-if" title={l10n.t('What if')} note={difference} live>
      <div class="actions">
        <Button dispatch={dispatch} disabled={!anyChange(state)} event={{ kind: 'use', whatIf: {}, assumptions: {} }}>
          {l10n.t('Reset')}
        </Button>
        <Button
          dispatch={dispatch}
          look="primary"
          disabled={!changed(state.whatIf) || problems.length > 0}
          send={{ kind: 'apply', whatIf: state.whatIf }}
        >
          {l10n.t('Write to file')}
        </Button>
      </div>
      {snapshot.written == null ? null : <WrittenNote written={snapshot.written} dispatch={dispatch} />}
      <div class="fields">
        {fieldsOf(timeline).map(field => (
          <Field key={field} field={field} timeline={timeline} problem={problemOf(problems, field)} state={state} dispatch={dispatch} />
        ))}
      </div>
      <div role="alert">
        {problems.map(problem => (
          <p class="problem" key={problem.path + problem.message}>
            <GlyphMark glyph="warning" />
            {problem.sentence} <span class="said">{saidText(problem)}</span>
          </p>
        ))}
      </div>
    </Section>
  );
}

interface FieldProps {
  field: FieldName;
  timeline: Timeline;
  problem: Problem | undefined;
  state: State;
  dispatch: Dispatch;
}

function Field({ field, timeline, problem, state, dispatch }: FieldProps): VNode {
  const isChanged = triedOut(state, field) !== undefined;
  return (
    <div class={`field ${field}${isChanged ? ' changed' : ''}`}>
      <label for={`field-${field}`}>{fieldLabel(field)}</label>
      {choices(timeline, field) === null ? (
        <TextField field={field} timeline={timeline} problem={problem} state={state} dispatch={dispatch} />
      ) : (
        <Choice field={field} timeline={timeline} problem={problem} state={state} dispatch={dispatch} />
      )}
      <Hint field={field} timeline={timeline} isChanged={isChanged} dispatch={dispatch} />
    </div>
  );
}

function TextField({ field, timeline, problem, state, dispatch }: FieldProps): VNode {
  const off = unused(timeline, field) !== undefined;
  const text = fieldText(state, timeline, field);
  const amount = manifestInput(timeline, field)?.type === 'amount';
  const bad = problem !== undefined || readField(field, text) === null;
  return (
    <input
      id={`field-${field}`}
      {...(amount
        ? { type: 'text', spellcheck: false, autocomplete: 'off' }
        : { type: 'number', min: 0, step: isAssumedField(field) ? 'any' : 1 })}
      value={off ? '' : text}
      placeholder={off ? '' : String(inputOf(timeline.inputs, field).own ?? inputOf(timeline.inputs, field).value)}
      disabled={off}
      aria-invalid={bad}
      aria-describedby={`hint-${field}`}
      onInput={event => dispatch({ kind: 'type', field, text: event.currentTarget.value })}
      onBlur={() => dispatch({ kind: 'typed' })}
    />
  );
}

function Choice({ field, timeline, problem, state, dispatch }: FieldProps): VNode {
  return (
    <select
      id={`field-${field}`}
      value={fieldText(state, timeline, field)}
      aria-invalid={problem !== undefined}
      aria-describedby={`hint-${field}`}
      onChange={event => {
        dispatch({ kind: 'type', field, text: event.currentTarget.value });
        dispatch({ kind: 'typed' });
      }}
    >
      {choices(timeline, field)?.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}

interface HintProps {
  field: FieldName;
  timeline: Timeline;
  isChanged: boolean;
  dispatch: Dispatch;
}

/** Where the value comes from, as a link where that is a line, and what it comes to. */
function Hint({ field, timeline, isChanged, dispatch }: HintProps): VNode {
  const input = inputOf(timeline.inputs, field);
  const resolved = resolvedText(timeline, field);
  const { line } = input;
  const why = unused(timeline, field);
  return (
    <div class="hint" id={`hint-${field}`}>
      {why === undefined ? null : <span>{why}</span>}
      {line === null ? null : (
        <Button
          dispatch={dispatch}
          look="link"
          label={l10n.t('{0}: go to line {1}', fieldLabel(field), line + 1)}
          send={{ kind: 'reveal', line }}
        >
          {l10n.t('line {0}', line + 1)}
        </Button>
      )}
      {why !== undefined ? null : <span>{originText(timeline, field, isChanged)}</span>}
      {resolved === '' ? null : <span title={input.resolved ?? undefined}>{resolved}</span>}
    </div>
  );
}

/** What the field shows: as typed, else the value tried out, else the one in force; a default, and what isn’t assumed to end, are only its placeholder. */
function fieldText(state: State, timeline: Timeline, field: FieldName): string {
  if (state.typing?.field === field) return state.typing.text;
  const tried = triedOut(state, field);
  if (tried !== undefined) return String(tried);
  const input = inputOf(timeline.inputs, field);
  if (input.source === 'whatIf') return String(input.own ?? input.value);
  const placeholder = input.value === 'never' || (input.source === 'default' && manifestInput(timeline, field)?.type === 'amount');
  return placeholder ? '' : String(input.value);
}

function choices(timeline: Timeline, field: FieldName): readonly (readonly [string, string])[] | null {
  const own = manifestInput(timeline, field)?.choices;
  if (own !== undefined) return own.map(value => [value, value] as const);
  return field === 'newPods' ? outcomesOf(timeline).map(outcome => [outcome, outcomeText(outcome)] as const) : null;
}

function problemOf(problems: readonly Problem[], field: FieldName): Problem | undefined {
  return problems.find(problem => problem.inWhatIf === field);
}
