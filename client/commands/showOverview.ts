import * as vscode from 'vscode';
import type { Command } from './command';
import { mostFiles } from '../overview/overviewFiles';
import { uriOf } from './workloads';

/** Show Rollout Overview `(uri?, uris?)`: all workloads of a file, of several files or folders, or of what they are rendered to. */
export const showOverview: Command = ({ overviews, panels }, uriArgument, urisArgument) => {
  const selected = Array.isArray(urisArgument) ? urisArgument.flatMap((uri: unknown) => uriOf(uri) ?? []) : [];
  const named = uriOf(uriArgument) ?? panels.active?.controller.target.uri ?? vscode.window.activeTextEditor?.document.uri.toString();
  const uris = selected.length > 0 ? selected.slice(0, mostFiles) : named === undefined ? [] : [named];
  if (uris.length > 0) overviews.show(uris);
  else void vscode.window.showInformationMessage(vscode.l10n.t('No workload found. Open a manifest that contains one.'));
};
