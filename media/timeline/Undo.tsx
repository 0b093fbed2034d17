/** What a rollback leaves as it is, and how the file goes back: what matters first, the rest on demand. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { UndoEffectsResult } from '../../server/protocol/revisions';
import type { Dispatch } from './dispatch';
import { CopyButton } from './CopyButton';

interface UndoProps {
  undo: UndoEffectsResult;
  copied: string | null;
  dispatch: Dispatch;
}

export function Undo({ undo, copied, dispatch }: UndoProps): VNode | null {
  const { sentences, references, fileMatches, simulated, numbersAssumed = false, commands, restoreCommand = null } = undo;
  if (sentences.length === 0) return null;
  // What is left as it is (the file, fields of the workload, ConfigMaps and Secrets), and what a cluster's numbers may be.
  const most = 2 + [references.length > 0, numbersAssumed, simulated].filter(said => said).length;
  const more = sentences.slice(most);
  return (
    <section class="banner info undo" aria-label={l10n.t('This rollback')}>
      <p>
        <strong>{sentences[0]}</strong> {sentences.slice(1, most).join(' ')}
      </p>
      {[
        [l10n.t('To roll back'), commands[0]],
        [l10n.t('To restore the file'), fileMatches ? null : restoreCommand],
      ].map(([label, command], index) =>
        command ? (
          <div class="do" key={label}>
            <span>{label}</span>
            <code class="command">{command}</code>
            <CopyButton id={`undo-${index}`} label={l10n.t('Copy command')} text={command} copied={copied} small dispatch={dispatch} />
          </div>
        ) : null,
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
