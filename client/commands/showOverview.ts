import * as vscode from 'vscode';
import type { Command } from './command';
import { uriOf } from './workloads';

/** Files that are looked at together at most. */
const mostFiles = 200;

/** Show Rollout Overview `(uri?, uris?)`: all workloads of a file, of several that are selected in the explorer, or of what they are rendered to. */
export const showOverview: Command = ({ overviews, panels }, uriArgument, urisArgument) => {
  const selected = Array.isArray(urisArgument) ? urisArgument.flatMap((uri: unknown) => uriOf(uri) ?? []) : [];
  const named = uriOf(uriArgument) ?? panels.active?.controller.target.uri ?? vscode.window.activeTextEditor?.document.uri.toString();
  const uris = selected.length > 0 ? selected.slice(0, mostFiles) : named === undefined ? [] : [named];
  if (uris.length > 0) overviews.show(uris);
  else void vscode.window.showInformationMessage(vscode.l10n.t('No workload found. Open a manifest that contains one.'));
};
