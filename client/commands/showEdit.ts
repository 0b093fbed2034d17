import * as vscode from 'vscode';
import { chosenWorkload } from './chosenWorkload';
import type { Command } from './command';

/** Show What This Edit Rolls Out `(uri?, workloadId?)`: the timeline of the change from git's base to the text in the editor. */
export const showEdit: Command = async (pieces, uri, id) => {
  const chosen = await chosenWorkload(pieces, vscode.l10n.t('Show What This Edit Rolls Out'), uri, id);
  if (chosen === undefined || (await pieces.panels.showEdit(chosen.uri, chosen.workload))) return;
  await pieces.panels.show(chosen.uri, chosen.workload);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Can’t show the edit: git doesn’t know what this file was. The timeline shows a rollout of the manifest.'),
  );
};
