import * as vscode from 'vscode';
import { emptyScenario } from '../target';
import { chosenWorkload } from './chosenWorkload';
import type { Command } from './command';

/** Milliseconds for which the status bar says that it is done. */
const saidMilliseconds = 3000;

/** Copy Report `(uri?, workloadId?)`: what the timeline shows, or would show, as Markdown into the clipboard. */
export const copyReport: Command = async (pieces, uri, id) => {
  const chosen = await chosenWorkload(pieces, vscode.l10n.t('Copy Report'), uri, id);
  if (chosen === undefined) return;
  const target = pieces.panels.target(chosen.uri, chosen.workload) ?? { ...chosen, scenario: emptyScenario };
  const file = vscode.workspace.asRelativePath(vscode.Uri.parse(target.uri));
  const { markdown } = await pieces.server.request('report', { ...target, file });
  if (markdown !== '') await vscode.env.clipboard.writeText(markdown);
  const said = markdown === '' ? vscode.l10n.t('There is no rollout to report.') : vscode.l10n.t('Report copied');
  vscode.window.setStatusBarMessage(said, saidMilliseconds);
};
