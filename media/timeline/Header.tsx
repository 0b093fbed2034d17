/** What is simulated, the verdict in one line, and what is assumed; and the actions on the whole. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Problem } from '../../server/protocol';
import type { Timeline, Tone } from '../../server/protocol/timeline';
import type { Snapshot } from '../protocol';
import type { Dispatch } from './dispatch';
import { Button, type ButtonProps } from './Button';
import { commandsOf, commandWords, type CommandInTimeline } from './commandsOf';
import { GlyphMark, Icon, ToneIcon } from './Marks';
import { Simulated } from './Simulated';
import { EditLine } from './EditLine';
import { PictureMenu } from './PictureMenu';
import { VerdictParts } from './VerdictParts';
import { VersionMark } from './VersionMark';
import { hasNodes } from './Nodes';
import { timelineOf, type State } from './state';
import { count } from './time';

interface HeaderProps {
  snapshot: Extract<Snapshot, { state: 'timeline' }>;
  dispatch: Dispatch;
}

export function Header({ snapshot, dispatch }: HeaderProps): VNode {
  const { timeline } = snapshot;
  const [problem] = snapshot.problems;
  return (
    <header class="head">
      {timeline.edit == null ? null : <EditLine edit={timeline.edit} timeline={timeline} dispatch={dispatch} />}
      {timeline.edit == null || commandsOf(timeline).length > 1 ? <WhatLine timeline={timeline} /> : null}
      <Verdict timeline={timeline} />
      {problem === undefined ? (
        <p class="small-print">{timeline.assumptions.join(' ')}</p>
      ) : (
        <NotUpToDate problem={problem} dispatch={dispatch} />
      )}
    </header>
  );
}

/** Why this is the last timeline that there was, and where. */
function NotUpToDate({ problem: { message, sentence, line, inWhatIf }, dispatch }: { problem: Problem; dispatch: Dispatch }): VNode {
  // Words of others have no full stop, sentences of ours have one.
  const why = inWhatIf !== null && message !== '' ? `${message}.` : sentence;
  return (
    <p class="small-print problem">
      <GlyphMark glyph="warning" />
      <span>
        {l10n.t('Not up to date: {0} Showing the last valid values.', why)}
        {line === null || inWhatIf !== null ? null : (
          <>
            {' '}
            <Button dispatch={dispatch} look="link" title={l10n.t('Go to line {0}', line + 1)} send={{ kind: 'reveal', line }}>
              {l10n.t('line {0}', line + 1)}
            </Button>
          </>
        )}
      </span>
    </p>
  );
}

/** What a tone says without its colour. */
export function toneWord(tone: Tone): string {
  switch (tone) {
    case 'ok':
      return l10n.t('Completes');
    case 'warning':
      return l10n.t('Warning');
    case 'error':
      return l10n.t('Fails');
    case 'info':
      return l10n.t('Info');
  }
}

function Verdict({ timeline }: { timeline: Timeline }): VNode {
  const { tone, parts } = timeline.verdict;
  return (
    <p class="verdict">
      <ToneIcon tone={tone} label={toneWord(tone)} />
      <VerdictParts parts={parts} />
    </p>
  );
}

/** What is simulated: every command of the timeline, in order, with the versions that it leads to. */
function WhatLine({ timeline }: { timeline: Timeline }): VNode {
  const commands = commandsOf(timeline);
  return (
    <div class="trigger">
      {commands.length > 1 ? <span>{l10n.t('{0} commands', count(commands.length))}</span> : null}
      {commands.map((command, index) => (
        <Command key={command.step} command={command} first={index === 0} only={commands.length === 1} timeline={timeline} />
      ))}
    </div>
  );
}

interface CommandProps {
  command: CommandInTimeline;
  first: boolean;
  only: boolean;
  timeline: Timeline;
}

function Command({ command, first, only, timeline }: CommandProps): VNode {
  const { action, before, target } = command;
  const words = first && !only ? '' : commandWords(action);
  return (
    <>
      {words === '' ? null : <span>{first ? words : l10n.t('then {0}', words)}</span>}
      {first && before !== target ? (
        <>
          <VersionMark timeline={timeline} version={before} />
          <span role="img" aria-label={l10n.t('to')}>
            →
          </span>
        </>
      ) : null}
      {before === target && !first ? null : <VersionMark timeline={timeline} version={target} />}
      {action.kind === 'undo' && action.toRevision !== 0 ? <Simulated timeline={timeline} revision={action.toRevision} /> : null}
    </>
  );
}

/** What can be done with all that the page shows. */
export function HeadActions({ state, dispatch }: { state: State; dispatch: Dispatch }): VNode {
  return (
    <div class="head-actions">
      <HeadButton
        words={l10n.t('Compare strategies')}
        short={l10n.t('Compare')}
        expanded={state.comparing}
        event={{ kind: 'compare' }}
        dispatch={dispatch}
      >
        <Icon name="compare" />
      </HeadButton>
      <NodesButton state={state} dispatch={dispatch} />
      <HeadButton
        words={l10n.t('Copy report')}
        event={{ kind: 'copy', button: 'report', message: { kind: 'run', command: 'copyReport' } }}
        dispatch={dispatch}
      >
        {state.copied === 'report' ? <GlyphMark glyph="done" /> : <Icon name="copy" />}
      </HeadButton>
      <PictureMenu dispatch={dispatch} />
    </div>
  );
}

/** Leads to the nodes where the page has them, else it asks which there are. */
function NodesButton({ state, dispatch }: { state: State; dispatch: Dispatch }): VNode {
  const timeline = timelineOf(state);
  const isShown = timeline !== null && hasNodes(timeline);
  return (
    <HeadButton
      words={l10n.t('Nodes')}
      title={isShown ? l10n.t('Show the nodes') : l10n.t('Specify nodes…')}
      event={isShown ? { kind: 'goTo', section: 'nodes' } : { kind: 'send', message: { kind: 'run', command: 'stateNodes' } }}
      dispatch={dispatch}
    >
      <Icon name="nodes" />
    </HeadButton>
  );
}

/** Its icon, and its words where there is room for them. */
function HeadButton({ words, short = words, title = words, children, ...button }: ButtonProps & { words: string; short?: string }): VNode {
  return (
    <Button title={title} label={words} {...button}>
      {children}
      <span class="words">{short}</span>
    </Button>
  );
}
