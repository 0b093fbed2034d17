/** What is rehearsed, as the kubectl lines that would do it, and what else could be done at the step. */
import * as l10n from '@vscode/l10n';
import { Component, type VNode } from 'preact';
import type { Action, ScenarioAction } from '../../server/protocol/scenario';
import type { Step, Timeline } from '../../server/protocol/timeline';
import type { NoEffect as NoEffectValue, Snapshot, Where } from '../protocol';
import type { Dispatch } from './dispatch';
import { Button } from './Button';
import { numbersOf } from './commandsOf';
import { CopyButton } from './CopyButton';
import { NoEffect } from './NoEffect';
import { Revisions } from './Revisions';
import { Section } from './Section';
import { Simulated } from './Simulated';
import { count, duration } from './time';

interface CommandsProps {
  snapshot: Extract<Snapshot, { state: 'timeline' }>;
  step: Step;
  /** Of an action that was asked for here. */
  noEffect: NoEffectValue | null;
  copied: string | null;
  dispatch: Dispatch;
}

export function Commands({ snapshot, step, noEffect, copied, dispatch }: CommandsProps): VNode {
  const { timeline, target, where } = snapshot;
  const { actions } = target.scenario;
  const commands = timeline.commands.map((command, index) => (isApply(actions[index]) ? applyCommand(where) : null) ?? command);
  const numbers = numbersOf(timeline);
  return (
    <Section id="commands" title={l10n.t('Commands')} note={l10n.t('simulated; nothing is applied')}>
      {commands.length === 0 ? null : (
        <ol aria-label={l10n.t('Commands')}>
          {commands.map((command, index) => (
            <li key={index}>
              <CommandLine command={command} number={numbers[index - commands.length + numbers.length] ?? null} />
              <NamedRevision timeline={timeline} action={actions[index]} />
              <When action={actions[index]} first={index === 0} />
              <CopyButton id={`command-${index}`} label={l10n.t('Copy command')} text={command} copied={copied} small dispatch={dispatch} />
              {index === actions.length - 1 ? (
                <Button dispatch={dispatch} look="link" send={{ kind: 'takeBack' }}>
                  {l10n.t('Remove this command')}
                </Button>
              ) : null}
              {index === actions.length - 1 && changesTemplate(actions[index]) ? (
                <Button dispatch={dispatch} look="link" send={{ kind: 'difference' }}>
                  {l10n.t('Compare templates')}
                </Button>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      {actions.length > 0 && actions.every(({ action }) => action.kind === 'setImage') ? (
        <p>
          <Button dispatch={dispatch} look="link" send={{ kind: 'writeImages' }}>
            {l10n.t('Write image to file')}
          </Button>
        </p>
      ) : null}
      <Next snapshot={snapshot} step={step} dispatch={dispatch} />
      {noEffect === null ? null : <NoEffect {...noEffect} />}
      <Revisions timeline={timeline} actions={actions} />
    </Section>
  );
}

/** With its number on the band above the chart. */
function CommandLine({ command, number }: { command: string; number: string | null }): VNode {
  return (
    <span class="line">
      {number === null ? null : <span aria-hidden="true">{number}</span>}
      <code>{command}</code>
    </span>
  );
}

/** Without any action the manifest is applied. */
function isApply(given: ScenarioAction | undefined): boolean {
  return given === undefined || given.action.kind === 'apply';
}

/** With the file of a manifest that is applied as it is, where its name needs no quotes; else null. */
function applyCommand({ file, rendered = null }: Where): string | null {
  return rendered === null && /^[\w@%+=,./-]+\.(ya?ml|json)$/.test(file) ? `kubectl apply -f ${file}` : null;
}

/** That a rollback names a revision that no cluster has. */
function NamedRevision({ timeline, action }: { timeline: Timeline; action: ScenarioAction | undefined }): VNode | null {
  return action?.action.kind === 'undo' ? <Simulated timeline={timeline} revision={action.action.toRevision} /> : null;
}

function When({ action, first }: { action: ScenarioAction | undefined; first: boolean }): VNode | null {
  if (action === undefined || first) return null;
  return <span class="when">{action.at === 'rest' ? l10n.t('then') : l10n.t('at {0}', duration(action.at))}</span>;
}

function changesTemplate(action: ScenarioAction | undefined): boolean {
  return action?.action.kind === 'setImage' || action?.action.kind === 'undo' || action?.action.kind === 'restart';
}

/** The actions that go on from the selected step. */
function Next({ snapshot, step, dispatch }: Omit<CommandsProps, 'copied' | 'noEffect'>): VNode {
  const { timeline } = snapshot;
  const atEnd = step.number === timeline.steps.length && timeline.summary.outcome === 'completes';
  const at = atEnd ? 'rest' : step.atSeconds;
  const act = (action: Action) => dispatch({ kind: 'send', message: { kind: 'act', action, at }, from: 'commands' });
  const paused = pausedAt(snapshot, step);
  return (
    <div class="next" role="group" aria-label={l10n.t('Continue from step {0} with', count(step.number))}>
      <span class="note">{l10n.t('From step {0}:', count(step.number))}</span>
      <Button dispatch={dispatch} from="commands" send={{ kind: 'run', command: 'simulateSetImage', at }}>
        {l10n.t('Set image…')}
      </Button>
      <Button dispatch={dispatch} from="commands" send={{ kind: 'run', command: 'simulateRollback', at }}>
        {l10n.t('Roll back…')}
      </Button>
      {timeline.actions.includes('scale') ? <Scale desired={step.desired} act={act} /> : null}
      {timeline.actions.includes('pause') ? (
        <Button dispatch={dispatch} from="commands" send={{ kind: 'act', action: { kind: paused ? 'resume' : 'pause' }, at }}>
          {paused ? l10n.t('Resume rollout') : l10n.t('Pause rollout')}
        </Button>
      ) : null}
    </div>
  );
}

interface ScaleProps {
  desired: number;
  act: (action: Action) => void;
}

/** A number of replicas; Enter or the button scales to it. */
class Scale extends Component<ScaleProps, { text: string | null }> {
  override state = { text: null };

  override render({ desired, act }: ScaleProps, { text }: { text: string | null }): VNode {
    const replicas = Number(text ?? desired);
    const fine = text?.trim() !== '' && Number.isInteger(replicas) && replicas >= 0;
    return (
      <form
        class="scale"
        onSubmit={event => {
          event.preventDefault();
          if (!fine) return;
          act({ kind: 'scale', replicas });
          this.setState({ text: null });
        }}
      >
        <input
          type="number"
          min={0}
          step={1}
          aria-label={l10n.t('Scale to')}
          aria-invalid={!fine}
          value={text ?? String(desired)}
          onInput={event => this.setState({ text: event.currentTarget.value })}
        />
        <button type="submit" class="button">
          {l10n.t('Scale')}
        </button>
      </form>
    );
  }
}

/** Whether the workload is paused at the step: by the last pause or resume up to there, or from its start. */
function pausedAt({ timeline }: CommandsProps['snapshot'], step: Step): boolean {
  const last = timeline.steps
    .slice(0, step.number)
    .map(each => (each.change.kind === 'action' ? each.change.action.kind : null))
    .filter(kind => kind === 'pause' || kind === 'resume')
    .at(-1);
  return last === undefined ? timeline.summary.outcome === 'paused' : last === 'pause';
}
