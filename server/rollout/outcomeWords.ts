/** What is said of pods that fail as somebody wants to see it, on the page and in a report. */
import * as l10n from '@vscode/l10n';
import type { PodOutcome } from '../protocol/scenario';

/** What becomes of the new pods, going on from the label *New pods*. */
export function outcomeText(outcome: PodOutcome): string {
  switch (outcome) {
    case 'ready':
      return l10n.t('become ready');
    case 'neverReady':
      return l10n.t('never become ready');
    case 'imagePull':
      return l10n.t('can’t pull their image');
    case 'crash':
      return l10n.t('crash on startup');
    case 'crashAfterReady':
      return l10n.t('crash after becoming ready');
    case 'unreadyLater':
      return l10n.t('stop being ready later');
    case 'unschedulable':
      return l10n.t('can’t be scheduled');
    case 'quota':
      return l10n.t('exceed the quota');
    case 'slowStart':
      return l10n.t('start slowly');
    case 'readinessGate':
      return l10n.t('wait for a readiness gate');
  }
}
