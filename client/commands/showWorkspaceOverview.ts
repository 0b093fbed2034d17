import * as vscode from 'vscode';
import type { Command } from './command';

/** Show Rollout Overview of Workspace `()`: all workloads of the folders that are open, and of what their charts and kustomizations are rendered to. */
export const showWorkspaceOverview: Command = ({ overviews }) => {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  if (folders.length > 0) overviews.show(folders);
  else void vscode.window.showInformationMessage(vscode.l10n.t('No folder is open.'));
};
