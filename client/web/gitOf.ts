import * as vscode from 'vscode';
import type * as node from '../git/gitOf';

/** In a browser no program can be run. */
export const gitOf: typeof node.gitOf = () =>
  Promise.resolve({ missing: vscode.l10n.t('No git history: git can’t be run in the browser') });
