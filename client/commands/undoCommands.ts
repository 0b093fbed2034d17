import * as vscode from 'vscode';
import { revisionNode } from '../history/nodes';
import { commitOf } from '../revisions/rows';
import { emptyScenario } from '../timeline/target';
import type { Pieces } from './command';

/** Copies one of the commands that bring a revision of the view back; `place` is the one in UndoEffectsResult. */
export async function copyWayBack({ server }: Pieces, argument: unknown, place: 0 | 1): Promise<void> {
  const node = revisionNode(argument);
  if (node === undefined || node.row.revision === null) return;
  const { source, revision: toRevision } = node.row;
  const origin = commitOf(source);
  const from = origin === null ? {} : { commit: origin.commit, files: origin.paths };
  const scenario = { ...emptyScenario, ...node.list?.behind };
  const effects = await server.request('undoEffects', { uri: node.uri, workload: node.workload.id, scenario, toRevision, ...from });
  const command = effects?.commands[place];
  if (command !== undefined) await vscode.env.clipboard.writeText(command);
}
