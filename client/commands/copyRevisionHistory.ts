import * as vscode from 'vscode';
import { historyText } from '../history/historyText';
import { pickWorkload } from '../prompts/pickWorkload';
import { sayTime } from '../prompts/sayTime';
import { gitOf } from '../git/gitOf';
import { listRevisions } from '../revisions/list';
import type { Command } from './command';
import { findPlace } from './workloads';

/** Milliseconds for which the status bar says that it is done. */
const saidMilliseconds = 3000;

/** Copy Revision History `(uri?, workloadId?)`: the revisions as `kubectl rollout history` prints them, into the clipboard. */
export const copyRevisionHistory: Command = async (pieces, uriArgument, idArgument) => {
  const { server, session, builds, panels, pasts, history, prompts } = pieces;
  const place = await findPlace(pieces, uriArgument ?? history.uri, idArgument);
  if (place === undefined) return;
  const { uri, workloads, named, cursorLine } = place;
  let chosen = named ?? (workloads.length === 1 ? workloads[0] : undefined);
  if (chosen === undefined) {
    const answer = await prompts.choose(pickWorkload(vscode.l10n.t('Copy Revision History'), workloads, cursorLine));
    if (answer.kind !== 'chosen') return;
    chosen = answer.value;
  }
  const { counted } = await builds.of(uri);
  const asked = { uri, workload: chosen.id, rehearsed: panels.rehearsed(uri, chosen.id), build: counted };
  const { rows } = await listRevisions(
    { server, session, gitOf, rendered: pasts.of },
    asked,
    new AbortController().signal,
    () => undefined,
  );
  await vscode.env.clipboard.writeText(historyText(`${chosen.kind.toLowerCase()}.apps/${chosen.name}`, rows, sayTime));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Revision history copied'), saidMilliseconds);
};
