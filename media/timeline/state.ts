/** What the page keeps, and how it changes: selection, playing, what is being typed. Everything else is in the client's snapshots. */
import * as l10n from '@vscode/l10n';
import type { Assumptions, Scenario, WhatIf } from '../../server/protocol/scenario';
import type { Timeline } from '../../server/protocol/timeline';
import type { FromPage, PageState, Snapshot, Target } from '../protocol';
import { saidOf } from './announce';
import { commandsOf } from './commandsOf';
import { changed, inputOf, readField, withField, type FieldName } from './fields';
import type { PictureOptions } from './pictureThemes';
import { sentence } from './text';

export interface State {
  /** Null until the client has answered `ready`. */
  readonly snapshot: Snapshot | null;
  /** Whether a snapshot has been on screen for a frame: what is long is kept short until then. */
  readonly painted: boolean;
  /** The selected step, from 1; within the timeline's steps whenever there is a timeline. */
  readonly step: number;
  readonly playing: boolean;
  /** How many times as fast as usual it plays. */
  readonly speed: number;
  /** Whether the selection last moved by one: only then anything glides. */
  readonly gliding: boolean;
  readonly comparing: boolean;
  /** The values as last typed, which the next snapshot may not know yet. */
  readonly whatIf: WhatIf;
  readonly assumptions: Assumptions;
  /** The field that has the focus and was edited, with its text as typed. */
  readonly typing: { readonly field: FieldName; readonly text: string } | null;
  /** What the live region says. */
  readonly said: string;
  /** Which copy button has just done its work. */
  readonly copied: string | null;
  /** Where on the page an action was last asked for: beside that it stands if it has no effect. */
  readonly askedIn: AskedIn | null;
  /** Pixels: the chart's width, and the window's width and height. */
  readonly width: number;
  readonly windowWidth: number;
  readonly height: number;
}

/** What the page measures of itself. */
export type Sizes = Pick<State, 'width' | 'windowWidth' | 'height'>;

/** Parts of the page that ask for actions. */
export type AskedIn = 'banner' | 'commands';

export type Move = 'next' | 'previous' | 'first' | 'last' | 'nextMoment' | 'previousMoment' | 'nextCommand' | 'previousCommand';

export type PageEvent =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'select'; readonly step: number }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'play' }
  /** The next of the speeds. */
  | { readonly kind: 'speed' }
  /** Time for the next step of a play. */
  | { readonly kind: 'tick' }
  | { readonly kind: 'type'; readonly field: FieldName; readonly text: string }
  /** The focus left the field. */
  | { readonly kind: 'typed' }
  /** Other values at once: a strategy of the comparison, or none (Reset). */
  | { readonly kind: 'use'; readonly whatIf: WhatIf; readonly assumptions: Assumptions }
  | { readonly kind: 'compare' }
  /** `button` names the button that says so for a moment. */
  | { readonly kind: 'copy'; readonly button: string; readonly message: FromPage }
  | { readonly kind: 'copyOver' }
  | { readonly kind: 'painted' }
  | ({ readonly kind: 'resize' } & Sizes)
  /** Says it to the client; `from` where it asks for an action. */
  | { readonly kind: 'send'; readonly message: FromPage; readonly from?: AskedIn | undefined }
  /** Bring a part of the page into sight, by its id: whoever has the screen answers it. */
  | { readonly kind: 'goTo'; readonly section: string }
  /** Save the chart as it looks: whoever has the screen answers it. */
  | { readonly kind: 'save'; readonly options: PictureOptions };

/** How fast it can play. */
const speeds: readonly number[] = [1, 2, 4, 0.5];

/** The page before the first snapshot; `kept` is what it was before a reload. */
export function startState(kept: PageState | null, sizes: Sizes): State {
  return {
    snapshot: null,
    painted: false,
    step: kept?.step ?? 1,
    playing: false,
    speed: kept?.speed ?? 1,
    gliding: false,
    comparing: kept?.comparing ?? false,
    whatIf: kept?.target.scenario.whatIf ?? {},
    assumptions: kept?.target.scenario.assumptions ?? {},
    typing: null,
    said: '',
    copied: null,
    askedIn: null,
    ...sizes,
  };
}

/** The state after the event. */
export function reduce(state: State, event: PageEvent): State {
  switch (event.kind) {
    case 'snapshot':
      return withSnapshot(state, event.snapshot);
    case 'select':
      return selected({ ...state, playing: false }, event.step);
    case 'move':
      return selected({ ...state, playing: false }, destination(state, event.move));
    case 'play':
      return togglePlay(state);
    case 'speed':
      return { ...state, speed: speeds[(speeds.indexOf(state.speed) + 1) % speeds.length] ?? 1 };
    case 'tick':
      return state.playing ? selected(state, state.step + 1) : state;
    case 'type':
      return typed(state, event.field, event.text);
    case 'typed':
      return state.typing === null ? state : { ...state, typing: null };
    case 'use':
      return { ...state, whatIf: event.whatIf, assumptions: event.assumptions, typing: null };
    case 'compare':
      return { ...state, comparing: !state.comparing };
    case 'copy':
      return { ...state, copied: event.button, said: l10n.t('Copied') };
    case 'copyOver':
      return { ...state, copied: null };
    case 'painted':
      return { ...state, painted: true };
    case 'resize':
      return resized(state, event);
    case 'send':
      return event.from === undefined ? state : { ...state, askedIn: event.from };
    case 'save':
    case 'goTo':
      return state;
  }
}

/** What the client has to be told of the event; `after` is the state that it led to. */
export function messagesOf(event: PageEvent, after: State): readonly FromPage[] {
  switch (event.kind) {
    case 'type':
      return readTyped(after, event.field, event.text) === null
        ? []
        : [{ kind: 'change', whatIf: after.whatIf, assumptions: after.assumptions }];
    case 'use':
      return [{ kind: 'change', whatIf: after.whatIf, assumptions: after.assumptions }];
    case 'compare':
      return [{ kind: 'compare', open: after.comparing }];
    case 'copy':
    case 'send':
      return [event.message];
    case 'snapshot':
    case 'select':
    case 'move':
    case 'play':
    case 'speed':
    case 'tick':
    case 'typed':
    case 'copyOver':
    case 'painted':
    case 'resize':
    case 'save':
    case 'goTo':
      return [];
  }
}

/** What survives a reload of the window; null while there is nothing to come back to. */
export function kept(state: State): PageState | null {
  const { snapshot, step, comparing, speed } = state;
  return snapshot === null ? null : { target: snapshot.target, step, comparing, speed };
}

/** The timeline on screen, if there is one. */
export function timelineOf(state: State): Timeline | null {
  return state.snapshot?.state === 'timeline' ? state.snapshot.timeline : null;
}

/** How long a step is shown while playing: long enough to be read, but no timeline plays for much more than half a minute. */
export function tickMilliseconds(state: State): number {
  return Math.max(80, Math.min(700, 40_000 / (timelineOf(state)?.steps.length ?? 1))) / state.speed;
}

/** Whether anything stands in for the manifest's values or the usual assumptions. */
export function anyChange(scenario: Pick<Scenario, 'whatIf' | 'assumptions'>): boolean {
  return changed(scenario.whatIf) || changed(scenario.assumptions);
}

function withSnapshot(state: State, snapshot: Snapshot): State {
  const before = state.snapshot;
  const sameWorkload = before === null || sameTarget(before.target, snapshot.target);
  const typing = sameWorkload ? state.typing : null;
  const values = typing === null ? snapshot.target.scenario : state;
  const said = before !== null && sameWorkload ? saidOf(before, snapshot, state.said) : state.said;
  const next = { ...state, snapshot, typing, said, whatIf: values.whatIf, assumptions: values.assumptions, gliding: false };
  if (snapshot.state !== 'timeline') return { ...next, playing: false };
  const { steps } = snapshot.timeline;
  const restored = before === null && state.step > 1;
  const old = timelineOf(state);
  const step =
    !sameWorkload || (snapshot.fresh && !restored) ? 1 : old === null ? state.step : sameMoment(old, state.step, snapshot.timeline);
  return {
    ...next,
    step: within(step, steps.length),
    playing: state.playing && sameWorkload && !snapshot.fresh,
    comparing: state.comparing || (snapshot.fresh && (snapshot.comparison ?? null) !== null),
  };
}

function resized(state: State, { width, windowWidth, height }: Sizes): State {
  const isSame = width === state.width && windowWidth === state.windowWidth && height === state.height;
  return isSame ? state : { ...state, width, windowWidth, height };
}

function sameTarget(one: Target, other: Target): boolean {
  return one.uri === other.uri && one.workload === other.workload;
}

/** The step of another timeline where as much time has passed: the same number if it is of the same second, else the last one before. */
function sameMoment(old: Timeline, number: number, timeline: Timeline): number {
  const seconds = old.steps[number - 1]?.atSeconds ?? 0;
  if (timeline.steps[number - 1]?.atSeconds === seconds) return number;
  return timeline.steps.filter(step => step.atSeconds <= seconds).at(-1)?.number ?? 1;
}

function selected(state: State, number: number): State {
  const timeline = timelineOf(state);
  if (timeline === null) return state;
  const last = timeline.steps.length;
  const step = within(number, last);
  const playing = state.playing && step < last;
  const said = !playing && (step !== state.step || state.playing) ? saidAt(timeline, step) : state.said;
  return { ...state, step, playing, said, gliding: Math.abs(step - state.step) === 1 };
}

function saidAt(timeline: Timeline, step: number): string {
  const at = timeline.steps[step - 1];
  return at === undefined ? '' : sentence(timeline, at);
}

function within(step: number, last: number): number {
  return Math.max(1, Math.min(last, step));
}

function destination(state: State, move: Move): number {
  const steps = timelineOf(state)?.steps ?? [];
  const now = steps[state.step - 1]?.atSeconds ?? 0;
  switch (move) {
    case 'next':
      return state.step + 1;
    case 'previous':
      return state.step - 1;
    case 'first':
      return 1;
    case 'last':
      return steps.length;
    case 'nextMoment':
      return steps.find(step => step.atSeconds > now)?.number ?? steps.length;
    case 'nextCommand':
      return commandSteps(state).find(number => number > state.step) ?? state.step;
    case 'previousCommand':
      return (
        commandSteps(state)
          .filter(number => number < state.step)
          .at(-1) ?? state.step
      );
    case 'previousMoment': {
      const before = steps.filter(step => step.atSeconds < now).at(-1)?.atSeconds;
      return steps.find(step => step.atSeconds === before)?.number ?? 1;
    }
  }
}

/** Of the commands that the timeline shows. */
function commandSteps(state: State): readonly number[] {
  const timeline = timelineOf(state);
  return timeline === null ? [] : commandsOf(timeline).map(({ step }) => step);
}

function togglePlay(state: State): State {
  const timeline = timelineOf(state);
  if (timeline === null || timeline.steps.length < 2) return state;
  if (state.playing) return { ...state, playing: false, said: saidAt(timeline, state.step) };
  return { ...state, playing: true, step: state.step === timeline.steps.length ? 1 : state.step };
}

/** What the text means; null also for none where the manifest has no value either: while another one is typed the timeline stays. */
function readTyped(state: State, field: FieldName, text: string): ReturnType<typeof readField> {
  const inputs = timelineOf(state)?.inputs;
  const input = inputs === undefined ? undefined : inputOf(inputs, field);
  const needed = input?.placeholder !== undefined && input.own === input.placeholder;
  return needed && text.trim() === '' ? null : readField(field, text);
}

function typed(state: State, field: FieldName, text: string): State {
  const next = { ...state, typing: { field, text } };
  const read = readTyped(state, field, text);
  return read === null ? next : { ...next, ...withField(state, field, read.value) };
}
