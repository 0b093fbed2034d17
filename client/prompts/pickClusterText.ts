import * as l10n from '@vscode/l10n';
import type { Question } from './question';

/** Where the text of a cluster's objects is; `none` goes back to git's history. */
export type ClusterTextPlace = 'clipboard' | 'file' | 'none';

/** What has to be typed in a terminal for the text. */
export function clusterTextCommand(namespace: string | null): string {
  return `kubectl get rs,deploy${namespace === null ? '' : ` -n ${namespace}`} -o yaml`;
}

/** Where the text is to be had; `known` says whether a cluster's revisions are in use already. */
export function pickClusterText(title: string, namespace: string | null, known: boolean): Question<ClusterTextPlace> {
  return {
    title,
    placeholder: l10n.t('Where is the output of {0}?', clusterTextCommand(namespace)),
    choices: [
      { value: 'clipboard', label: l10n.t('In the clipboard'), icon: 'clippy' },
      { value: 'file', label: l10n.t('In a file…'), icon: 'folder-opened' },
      ...(known ? [{ value: 'none' as const, label: l10n.t('Use git history again'), icon: 'git-commit' }] : []),
    ],
  };
}
