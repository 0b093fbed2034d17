/** Who refuses a manifest, in words. */
import * as l10n from '@vscode/l10n';
import type { Problem, Refuser } from '../../server/protocol';

/** Heads the problems of a manifest that is refused. */
export function refusedText(by: Refuser): string {
  switch (by) {
    case 'kubectl':
    case 'kustomize':
      return l10n.t('{0} would fail on this manifest', by);
    case 'apiServer':
      return l10n.t('The API server would reject this manifest');
    case 'serverSideApply':
      return l10n.t('Server-side apply would reject this manifest');
  }
}

/** What the refuser says, as `API server: Invalid value: …`. */
export function saidText({ by, message }: Problem): string {
  switch (by) {
    case 'kubectl':
    case 'kustomize':
      return `${by}: ${message}`;
    case 'apiServer':
      return l10n.t('API server: {0}', message);
    case 'serverSideApply':
      return l10n.t('Server-side apply: {0}', message);
  }
}
