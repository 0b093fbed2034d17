import * as vscode from 'vscode';
import type { Command } from './command';

/** Show Rendered Manifest `(uri?, line?)`: what the chart or kustomization of a document is rendered to, beside it. */
export const showRendered: Command = async ({ renderings }, uriArgument, lineArgument) => {
  const document = vscode.window.activeTextEditor?.document;
  const named = typeof uriArgument === 'string' ? renderings.shownIn(vscode.Uri.parse(uriArgument)) : null;
  const [found] = named !== null || document === undefined ? [] : ((await renderings.of(document))?.shown ?? []);
  const shown = named ?? found;
  if (shown?.rendered == null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is rendered from this file.'));
    return;
  }
  const rendered = await renderings.documents.show(shown.uri, shown.rendered.output);
  const line = typeof lineArgument === 'number' ? Math.min(lineArgument, rendered.lineCount - 1) : 0;
  await vscode.window.showTextDocument(rendered, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
    selection: new vscode.Range(line, 0, line, 0),
  });
};

/** Render Again: all that is shown, with the tools looked for anew; what took too long may take longer. */
export const renderAgain: Command = ({ renderings }) => {
  renderings.again(true);
};
