/** Where something is wrong: why it stops, what still serves, and the one command that helps. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Banner as BannerValue, Step, Timeline } from '../../server/protocol/timeline';
import type { NoEffect as NoEffectValue } from '../protocol';
import type { Dispatch } from './dispatch';
import { Button } from './Button';
import { commandsOf } from './commandsOf';
import { CopyButton } from './CopyButton';
import { toneWord } from './Header';
import { NoEffect } from './NoEffect';

interface BannerProps {
  banner: BannerValue;
  timeline: Timeline;
  step: Step;
  /** Of an action that was asked for here. */
  noEffect: NoEffectValue | null;
  copied: string | null;
  dispatch: Dispatch;
}

export function Banner({ banner, timeline, step, noEffect, copied, dispatch }: BannerProps): VNode {
  const { outcome } = timeline.summary;
  const [last] = commandsOf(timeline).slice(-1);
  // A rollback that is stuck itself isn't helped by another one.
  const isRolledBack = last?.action.kind === 'undo';
  return (
    <section class={`banner ${banner.tone}`} aria-label={toneWord(banner.tone)}>
      <p>
        <strong>{banner.title}</strong> {banner.sentences[0]}
      </p>
      {banner.sentences.slice(1).map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      {banner.command === null ? null : (
        <div class="do">
          <code class="command">{banner.command}</code>
          <CopyButton id="banner" label={l10n.t('Copy command')} text={banner.command} copied={copied} dispatch={dispatch} />
          {outcome === 'paused' ? (
            <Button dispatch={dispatch} from="banner" send={{ kind: 'act', action: { kind: 'resume' }, at: 'rest' }}>
              {l10n.t('Preview as resumed')}
            </Button>
          ) : null}
          {outcome === 'stalls' && !isRolledBack ? (
            <Button
              dispatch={dispatch}
              from="banner"
              title={l10n.t('Continue with a rollback from step {0}', step.number)}
              send={{ kind: 'act', action: { kind: 'undo', toRevision: 0 }, at: step.atSeconds }}
            >
              {l10n.t('Roll back from here')}
            </Button>
          ) : null}
        </div>
      )}
      {noEffect === null ? null : <NoEffect {...noEffect} />}
    </section>
  );
}
