import * as vscode from 'vscode';
import type { UndoEffectsResult } from '../../server/protocol/revisions';
import { revisionNode, whenRead } from '../history/nodes';
import { commitOf } from '../revisions/rows';
import { beforeOf } from '../revisions/session';
import { emptyScenario } from '../target';
import { messageText } from '../plainText';
import type { Command, Pieces } from './command';

/** Asks for no revision that exists. */
const noRevision = -1;

/** Copy kubectl Command, on a revision of the view: the `kubectl rollout undo` line. */
export const copyUndoCommand: Command = (pieces, argument) =>
  copyWayBack(pieces, argument, ({ refusal, commands }) => (refusal === null ? commands[0] : null));

/** Copy git Command, on a revision of the view: the line that brings the file back. */
export const copyCheckoutCommand: Command = (pieces, argument) => copyWayBack(pieces, argument, ({ restoreCommand }) => restoreCommand);

/** Copies one of the commands that bring a revision of the view back; where there is none, says why. */
async function copyWayBack(
  { server }: Pieces,
  argument: unknown,
  commandOf: (effects: UndoEffectsResult) => string | null | undefined,
): Promise<void> {
  const node = revisionNode(argument);
  if (node === undefined) return;
  // Of what is gone, or can't be read, only the way back in git is known.
  const { uri, workload, row, list } = (await whenRead(node)) ?? node;
  const { source, revision } = row;
  const origin = commitOf(source);
  const from = origin === null ? {} : { restore: origin.restore };
  // A cluster knows nothing of what was simulated.
  const scenario = { ...emptyScenario, ...beforeOf(list?.preceding ?? {}) };
  const asked = { uri, workload: workload.id, scenario, toRevision: revision ?? noRevision, ...from };
  const effects = await server.request('undoEffects', asked);
  const command = effects === null ? undefined : commandOf(effects);
  if (command !== null && command !== undefined) await vscode.env.clipboard.writeText(command);
  else if (effects?.refusal !== null && effects?.refusal !== undefined)
    void vscode.window.showInformationMessage(messageText(effects.refusal));
}
