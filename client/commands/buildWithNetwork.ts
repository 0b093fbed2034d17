import * as vscode from 'vscode';
import { shown as readable } from '../../server/escapes/shown';
import { messageText } from '../plainText';
import type { Command } from './command';

const mostAddresses = 20;

/** Build with Network… `(uri?)`: says which addresses a kustomization is built from, and builds it with them once the user has allowed that. Of very many the first: the others are asked for next. */
export const buildWithNetwork: Command = async ({ renderings }, uriArgument) => {
  const document = vscode.window.activeTextEditor?.document;
  const named = typeof uriArgument === 'string' ? renderings.shownIn(vscode.Uri.parse(uriArgument)) : null;
  const own = named !== null || document === undefined ? [] : ((await renderings.of(document))?.shown ?? []);
  const shown = named ?? own.find(({ rendering }) => rendering.state === 'refused');
  const refusals = shown?.rendering.state === 'refused' ? shown.rendering.refusals : [];
  if (shown === undefined || !refusals.some(({ kind }) => kind === 'remote')) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing in this file comes from the network.'));
    return;
  }
  if (refusals.some(({ kind }) => kind !== 'remote')) {
    void vscode.window.showInformationMessage(vscode.l10n.t('It can’t be built even with the network. Its problems say why.'));
    return;
  }
  const addresses = [...new Set(refusals.map(({ entry }) => entry))].slice(0, mostAddresses);
  const listed = addresses.map(entry => readable(entry)).join('\n');
  const build = vscode.l10n.t('Build');
  const message = vscode.l10n.t('Build {0} with the network?', readable(vscode.workspace.asRelativePath(shown.source.root)));
  const detail = vscode.l10n.t(
    'kustomize downloads what is listed here and what that refers to, now and after each save until the window is closed.',
  );
  const answer = await vscode.window.showWarningMessage(messageText(message), { modal: true, detail: `${detail}\n\n${listed}` }, build);
  if (answer === build) await renderings.fetch(shown, addresses);
};
