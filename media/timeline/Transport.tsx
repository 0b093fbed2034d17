/** Previous, play, next; where one is, and what happens there. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Step, Timeline } from '../../server/protocol/timeline';
import type { Dispatch } from './dispatch';
import { glyphAt, GlyphMark, Icon, slotAt } from './Marks';
import { rowText, say } from './text';
import { clock, count } from './time';

interface TransportProps {
  timeline: Timeline;
  step: Step;
  playing: boolean;
  speed: number;
  dispatch: Dispatch;
}

export function Transport({ timeline, step, playing, speed, dispatch }: TransportProps): VNode {
  const last = timeline.steps.length;
  const play = playing ? l10n.t('Pause') : l10n.t('Play');
  return (
    <div class="transport">
      <div class="transport-buttons">
        <TransportButton
          name={l10n.t('Previous step')}
          keys="←"
          icon="previous"
          disabled={step.number === 1}
          press={() => dispatch({ kind: 'move', move: 'previous' })}
        />
        <TransportButton
          name={play}
          keys={l10n.t('Space')}
          icon={playing ? 'pause' : 'play'}
          disabled={last < 2}
          press={() => dispatch({ kind: 'play' })}
        />
        <TransportButton
          name={l10n.t('Next step')}
          keys="→"
          icon="next"
          disabled={step.number === last}
          press={() => dispatch({ kind: 'move', move: 'next' })}
        />
        <button
          type="button"
          class="icon-button speed"
          aria-label={l10n.t('Play speed: {0}', speedText(speed))}
          title={l10n.t('Play speed')}
          onClick={() => dispatch({ kind: 'speed' })}
        >
          {speedText(speed)}
        </button>
      </div>
      <span class="where">
        <b>{l10n.t('Step {0}', count(step.number))}</b> {l10n.t('of {0}', count(last))} ·{' '}
        {clock(step.atSeconds, timeline.summary.endSeconds)}
      </span>
      <div class="now">
        <GlyphMark glyph={glyphAt(timeline, step)} slot={slotAt(timeline, step)} />
        <span>{nowText(timeline, step)}</span>
      </div>
    </div>
  );
}

/** Without the API server's message: it stands with the quotas, and would push the chart down while one goes through the steps. */
function nowText(timeline: Timeline, step: Step): string {
  return step.change.kind === 'createFailed' ? rowText(timeline, step).long : say(timeline, step);
}

function speedText(speed: number): string {
  return `${speed}×`;
}

interface TransportButtonProps {
  name: string;
  keys: string;
  icon: 'previous' | 'next' | 'play' | 'pause';
  disabled: boolean;
  press: () => void;
}

/** At the ends the button stays focusable: a disabled one would lose the focus under the user's finger. */
function TransportButton({ name, keys, icon, disabled, press }: TransportButtonProps): VNode {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      title={`${name} (${keys})`}
      aria-disabled={disabled}
      onClick={() => (disabled ? undefined : press())}
    >
      <Icon name={icon} />
    </button>
  );
}
