import * as vscode from 'vscode';
import type { NodeClass } from '../../server/protocol/nodes';
import { nodesCommand, pickNodes } from '../prompts/pickNodes';
import { messageText } from '../plainText';
import type { Command, Pieces } from './command';

const setting = 'nodes';

/** Specify Nodes… `(uri?, nodes?)`: on which nodes rollouts are simulated, kept in the settings of the workspace. No cluster is asked. */
export const stateNodes: Command = async (pieces, uriArgument, nodesGiven) => {
  const uri = typeof uriArgument === 'string' ? uriArgument : (vscode.window.activeTextEditor?.document.uri.toString() ?? '');
  const settings = vscode.workspace.getConfiguration('rolloutPreview', uri === '' ? undefined : vscode.Uri.parse(uri));
  const stated = (settings.get<readonly unknown[]>(setting) ?? []).length > 0;
  const nodes = Array.isArray(nodesGiven) ? (nodesGiven as readonly NodeClass[]) : await ask(pieces, uri, stated);
  if (nodes === undefined) return;
  const target = vscode.workspace.workspaceFolders === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
  await settings.update(setting, nodes.length === 0 ? undefined : nodes, target);
};

/** Undefined where nothing is to be stated. */
async function ask(pieces: Pieces, uri: string, stated: boolean): Promise<readonly NodeClass[] | undefined> {
  const answer = await pieces.prompts.choose(pickNodes(vscode.l10n.t('Specify Nodes'), stated));
  if (answer.kind !== 'chosen') return undefined;
  if (answer.value !== 'settings') return answer.value === 'clipboard' ? nodesInClipboard(pieces, uri) : answer.value;
  await vscode.commands.executeCommand('workbench.action.openSettings', 'rolloutPreview.nodes');
  return undefined;
}

async function nodesInClipboard({ server }: Pieces, uri: string): Promise<readonly NodeClass[] | undefined> {
  const { nodes } = await server.request('nodes', { uri, text: await vscode.env.clipboard.readText() });
  if (nodes.length > 0) return nodes;
  void vscode.window.showInformationMessage(
    messageText(vscode.l10n.t('The clipboard contains no nodes. Copy the output of {0} first.', nodesCommand)),
  );
  return undefined;
}
