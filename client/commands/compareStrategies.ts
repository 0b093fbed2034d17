import * as vscode from 'vscode';
import { chosenWorkload } from './chosenWorkload';
import type { Command } from './command';

/** Compare Strategies `(uri?, workloadId?)`: the timeline with the usual strategies beside it. */
export const compareStrategies: Command = async (pieces, uri, id) => {
  const chosen = await chosenWorkload(pieces, vscode.l10n.t('Compare Strategies'), uri, id);
  if (chosen !== undefined) await pieces.panels.compare(chosen.uri, chosen.workload);
};
