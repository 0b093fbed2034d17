/** What a rollback leaves as it is, and how the file goes back: what matters first, the rest on demand. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { UndoEffectsResult } from '../../server/protocol/revisions';
import type { Dispatch } from './App';
import { CopyButton } from './CopyButton';

interface UndoProps {
  undo: UndoEffectsResult;
  copied: string | null;
  dispatch: Dispatch;
}

export function Undo({ undo, copied, dispatch }: UndoProps): VNode | null {
  const { sentences, references, restoreCommand = null } = undo;
  if (sentences.length === 0) return null;
  // What is left as it is: the file, fields of the Deployment and, where there are any, ConfigMaps and Secrets.
  const most = references.length === 0 ? 2 : 3;
  const more = sentences.slice(most);
  return (
    <section class="banner info undo" aria-label={l10n.t('This rollback')}>
      <p>
        <strong>{sentences[0]}</strong> {sentences.slice(1, most).join(' ')}
      </p>
      {restoreCommand === null ? null : (
        <div class="do">
          <span>{l10n.t('To bring the file back')}</span>
          <code class="command">{restoreCommand}</code>
          <CopyButton id="undo" label={l10n.t('Copy command')} text={restoreCommand} copied={copied} small dispatch={dispatch} />
        </div>
      )}
      {more.length === 0 ? null : (
        <details>
          <summary>{l10n.t('More about this rollback')}</summary>
          {more.map(sentence => (
            <p key={sentence}>{sentence}</p>
          ))}
        </details>
      )}
    </section>
  );
}
