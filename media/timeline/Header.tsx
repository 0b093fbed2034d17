/** What is rolled out and why, the verdict in one line, what is assumed, and the actions on the whole. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Timeline, Tone, Trigger } from '../../server/protocol/timeline';
import type { Snapshot } from '../protocol';
import type { Dispatch } from './App';
import { Button, type ButtonProps } from './Button';
import { shortImages } from './labels';
import { GlyphMark, Icon, Swatch, ToneIcon } from './Marks';
import { Simulated } from './Simulated';
import type { State } from './state';

interface HeaderProps {
  snapshot: Extract<Snapshot, { state: 'timeline' }>;
  state: State;
  dispatch: Dispatch;
}

export function Header({ snapshot, state, dispatch }: HeaderProps): VNode {
  const { timeline, problems } = snapshot;
  return (
    <header class="head">
      <div class="head-line">
        <div class="head-title">
          <Title name={timeline.name} />
          <TriggerLine timeline={timeline} />
        </div>
        <HeadActions state={state} dispatch={dispatch} />
      </div>
      <Verdict timeline={timeline} />
      {problems.length > 0 ? (
        <p class="small-print problem">
          <GlyphMark glyph="warning" />
          {l10n.t('Not up to date: {0}. Showing the last valid values.', problems[0]?.message || (problems[0]?.sentence ?? ''))}
        </p>
      ) : (
        <p class="small-print">{timeline.assumptions.join(' ')}</p>
      )}
    </header>
  );
}

/** The workload's name as the page's heading. */
export function Title({ name }: { name: string }): VNode {
  return (
    <h1>
      <span class="unseen">{l10n.t('Rollout:')} </span>
      {name}
    </h1>
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
      <span class="verdict-parts">
        {parts.map((part, index) => (
          <span key={index}>
            <span class="part">{part}</span>
            {index === parts.length - 1 ? null : <span class="dot"> · </span>}
          </span>
        ))}
      </span>
    </p>
  );
}

function TriggerLine({ timeline }: { timeline: Timeline }): VNode {
  const { trigger } = timeline;
  const same = trigger.from.join() === trigger.to.join();
  return (
    <div class="trigger">
      <span>{triggerWord(trigger)}</span>
      {trigger.toRevision === null ? null : <Simulated timeline={timeline} revision={trigger.toRevision} />}
      {same ? null : (
        <>
          <Images images={trigger.from} others={trigger.to} look="old" />
          <span role="img" aria-label={l10n.t('to')}>
            →
          </span>
        </>
      )}
      <Images images={trigger.to} others={trigger.from} look="new" />
    </div>
  );
}

function Images({ images, others, look }: { images: readonly string[]; others: readonly string[]; look: 'old' | 'new' }): VNode {
  const shown = shortImages(images, others, 60).slice(0, 2);
  return (
    <span class="image" title={images.join('\n')}>
      <Swatch look={look} />
      {shown.join(', ')}
      {images.length > shown.length ? ` ${l10n.t('and {0} more', images.length - shown.length)}` : ''}
    </span>
  );
}

function triggerWord(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'apply':
      return l10n.t('this manifest');
    case 'setImage':
      return 'set image';
    case 'undo':
      return trigger.toRevision === null ? l10n.t('roll back') : l10n.t('roll back to revision {0}', trigger.toRevision);
    case 'scale':
      return 'scale';
    case 'pause':
      return 'pause';
    case 'resume':
      return 'resume';
    case 'restart':
      return 'restart';
  }
}

function HeadActions({ state, dispatch }: { state: State; dispatch: Dispatch }): VNode {
  return (
    <div class="head-actions">
      <HeadButton words={l10n.t('Compare strategies')} expanded={state.comparing} event={{ kind: 'compare' }} dispatch={dispatch}>
        <Icon name="compare" />
      </HeadButton>
      <HeadButton
        words={l10n.t('Copy report')}
        event={{ kind: 'copy', button: 'report', message: { kind: 'run', command: 'copyReport' } }}
        dispatch={dispatch}
      >
        {state.copied === 'report' ? <GlyphMark glyph="done" /> : <Icon name="copy" />}
      </HeadButton>
      <HeadButton words={l10n.t('Save as SVG')} event={{ kind: 'save' }} dispatch={dispatch}>
        <Icon name="save" />
      </HeadButton>
    </div>
  );
}

/** Its icon, and its words where there is room for them. */
function HeadButton({ words, children, ...button }: ButtonProps & { words: string }): VNode {
  return (
    <Button title={words} {...button}>
      {children}
      <span class="words">{words}</span>
    </Button>
  );
}
