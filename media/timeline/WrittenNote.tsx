/** What was just written, and the way back. The button has the focus, so that Ctrl+Z is not far. */
import * as l10n from '@vscode/l10n';
import { Component, createRef, type VNode } from 'preact';
import type { Written } from '../protocol';
import type { Dispatch } from './dispatch';

interface NoteProps {
  written: Written;
  dispatch: Dispatch;
}

export class WrittenNote extends Component<NoteProps> {
  private readonly button = createRef<HTMLButtonElement>();

  override componentDidMount(): void {
    this.button.current?.focus({ preventScroll: true });
  }

  override render({ written: { values, file }, dispatch }: NoteProps): VNode {
    return (
      <p class="written" role="status">
        <span>{l10n.t('Wrote {0} to {1}, not saved.', values, file)}</span>
        <button
          ref={this.button}
          type="button"
          class="link"
          title={l10n.t('Undo in the editor (Ctrl+Z)')}
          onClick={() => dispatch({ kind: 'send', message: { kind: 'undoWrite' } })}
        >
          {l10n.t('Undo')}
        </button>
      </p>
    );
  }
}
