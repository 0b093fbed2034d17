import * as l10n from '@vscode/l10n';
import type { Question } from './question';

/** Where the text of a cluster's objects is; `none` goes back to git's history. */
export type ClusterTextPlace = 'clipboard' | 'file' | 'none';

/** Where what the command prints is to be had; `known` says whether a cluster's revisions are in use already. */
export function pickClusterText(title: string, command: string, known: boolean): Question<ClusterTextPlace> {
  return {
    title,
    placeholder: l10n.t('Where is the output of {0}?', command),
    choices: [
      { value: 'clipboard', label: l10n.t('In the clipboard'), icon: 'clippy' },
      { value: 'file', label: l10n.t('In a file…'), icon: 'folder-opened' },
      ...(known ? [{ value: 'none' as const, label: l10n.t('Use git history again'), icon: 'git-commit' }] : []),
    ],
  };
}
