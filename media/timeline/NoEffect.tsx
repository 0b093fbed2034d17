/** kubectl's words for what was just asked for and changes nothing, beside the buttons that ask. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { NoEffect as NoEffectValue } from '../protocol';
import { GlyphMark } from './Marks';

export function NoEffect({ message, failed }: NoEffectValue): VNode {
  return (
    <p class={`no-effect${failed ? ' problem' : ''}`} role="alert">
      {failed ? <GlyphMark glyph="warning" /> : null}
      {noEffectTitle(failed)}: <code>{message}</code>
    </p>
  );
}

/** Whether the command fails or has nothing to do. */
export function noEffectTitle(failed: boolean): string {
  return failed ? l10n.t('This kubectl command would fail') : l10n.t('kubectl would change nothing');
}
