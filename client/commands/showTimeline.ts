import * as vscode from 'vscode';
import { chosenWorkload } from './chosenWorkload';
import type { Command } from './command';

/** Show Rollout Timeline `(uri?, workloadId?)`: the page beside the editor. */
export const showTimeline: Command = async (pieces, uri, id) => {
  const chosen = await chosenWorkload(pieces, vscode.l10n.t('Show Rollout Timeline'), uri, id);
  if (chosen !== undefined) await pieces.panels.show(chosen.uri, chosen.workload);
};
