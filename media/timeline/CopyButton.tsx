/** Copies a text through the client, and says so for a moment. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Dispatch } from './dispatch';
import { Button } from './Button';
import { GlyphMark, Icon } from './Marks';

interface CopyButtonProps {
  /** Unique on the page. */
  id: string;
  label: string;
  text: string;
  copied: string | null;
  /** Only the icon; the label is its name. */
  small?: boolean;
  dispatch: Dispatch;
}

export function CopyButton({ id, label, text, copied, small = false, dispatch }: CopyButtonProps): VNode {
  const done = copied === id;
  return (
    <Button
      dispatch={dispatch}
      {...(small ? { look: 'icon', label, title: label } : {})}
      event={{ kind: 'copy', button: id, message: { kind: 'copy', text } }}
    >
      {done ? <GlyphMark glyph="done" /> : <Icon name="copy" />}
      {small ? null : done ? l10n.t('Copied') : label}
    </Button>
  );
}
