import * as vscode from 'vscode';
import { askChoice } from '../prompts/ask';
import { pickWorkload, workloadAt } from '../prompts/pickWorkload';
import type { Command } from './command';
import { findPlace, uriOf } from './workloads';

/** Show Timeline `(uri?, workloadId?)`: of the workload that is named, else of the one that the cursor is in, else of the only one, else of the one picked. */
export const showTimeline: Command = async (pieces, uriArgument, idArgument) => {
  const uri = uriOf(uriArgument);
  // A page can say itself that there is nothing (yet), so nothing is asked first.
  if (uri !== undefined && typeof idArgument === 'string') return pieces.panels.show(uri, idArgument);
  const place = await findPlace(pieces, uriArgument, idArgument);
  if (place === undefined) return;
  const { workloads, named, cursorLine } = place;
  const only = workloads.length === 1 ? workloads[0] : undefined;
  const clear = named ?? workloadAt(workloads, cursorLine) ?? only;
  if (clear !== undefined) return pieces.panels.show(place.uri, clear.id);
  const answer = await askChoice(pickWorkload(vscode.l10n.t('Show Timeline'), workloads, cursorLine), { canGoBack: false });
  if (answer.kind === 'chosen') await pieces.panels.show(place.uri, answer.value.id);
};
