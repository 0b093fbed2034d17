/** What a rollback does besides its rollout, and what it leaves as it is. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { UndoEffectsResult } from '../../server/protocol/revisions';
import type { Dispatch } from './App';
import { CopyButton } from './CopyButton';
import { Section } from './Section';

interface UndoProps {
  undo: UndoEffectsResult;
  copied: string | null;
  dispatch: Dispatch;
}

export function Undo({ undo, copied, dispatch }: UndoProps): VNode | null {
  // The first command is the rollback's own, which stands among the others already.
  const commands = undo.commands.slice(1);
  if (undo.sentences.length === 0 && commands.length === 0) return null;
  return (
    <Section id="undo" look="commands" title={l10n.t('This rollback')} note={l10n.t('beside the pods')}>
      {undo.sentences.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      {commands.length === 0 ? null : (
        <ol aria-label={l10n.t('To bring the file back')}>
          {commands.map((command, index) => (
            <li key={command}>
              <code>{command}</code>
              <CopyButton id={`undo-${index}`} label={l10n.t('Copy command')} text={command} copied={copied} small dispatch={dispatch} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
