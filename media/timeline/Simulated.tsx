/** The mark of a revision that no cluster has, wherever one is named. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import { isSimulated } from './former';

export function Simulated({ timeline, revision }: { timeline: Timeline; revision: number }): VNode | null {
  return isSimulated(timeline, revision) ? <span class="simulated">{l10n.t('simulated')}</span> : null;
}
