import path from 'node:path';
import * as vscode from 'vscode';
import { shown } from '../../server/escapes/shown';
import { messageText } from '../plainText';
import type { Command } from './command';

/** To Windows' `cmd`: a program is none because it lies in the folder. */
const env = { NoDefaultCurrentDirectoryInExePath: '1' };

/** Without the chart's name, which each shell would read in its own way: the terminal is opened in its folder. */
const command = 'helm dependency build';

/** Build Chart Dependencies… `(chart?)`: says what `helm dependency build` would do, and types it into a terminal. To run it is the user's. */
export const buildDependencies: Command = async ({ renderings }, chartArgument) => {
  const document = vscode.window.activeTextEditor?.document;
  const found = document === undefined ? null : await renderings.find(document);
  const own = found?.sources.find(({ kind }) => kind === 'chart')?.root;
  const chart = typeof chartArgument === 'string' ? chartArgument : own;
  const folder = chart === undefined ? undefined : vscode.workspace.getWorkspaceFolder(vscode.Uri.file(chart));
  if (chart === undefined || folder === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This file isn’t part of a chart.'));
    return;
  }
  const relative = shown(path.relative(folder.uri.fsPath, chart) || '.');
  const open = vscode.l10n.t('Open Terminal');
  const message = vscode.l10n.t('Build the dependencies of {0}?', relative);
  const detail = vscode.l10n.t(
    'helm downloads the charts that Chart.yaml names into charts/, from the addresses in it. The command is typed into a terminal; press Enter there to run it: {0}',
    command,
  );
  if ((await vscode.window.showInformationMessage(messageText(message), { modal: true, detail }, open)) !== open) return;
  const terminal = vscode.window.createTerminal({ name: 'helm', cwd: vscode.Uri.file(chart), env });
  terminal.show();
  terminal.sendText(command, false);
};
