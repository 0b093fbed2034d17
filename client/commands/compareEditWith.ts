import * as vscode from 'vscode';
import { savedFile } from '../editEffect/savedFile';
import { baseRef } from '../git/baseRef';
import { gitOf } from '../git/gitOf';
import { pickRef } from '../prompts/pickRef';
import { messageText } from '../plainText';
import { chosenWorkload } from './chosenWorkload';
import type { Command, Pieces } from './command';

/** Compare Edit With… `(uri?, workloadId?, ref?)`: the timeline of the change from another commit, branch, or tag to the text in the editor. */
export const compareEditWith: Command = async (pieces, uri, id, refArgument) => {
  const title = vscode.l10n.t('Compare Edit With');
  const chosen = await chosenWorkload(pieces, title, uri, id);
  if (chosen === undefined) return;
  const ref = typeof refArgument === 'string' ? namedRef(refArgument) : await askRef(pieces, title, chosen.uri);
  if (ref === null || ref === undefined || (await pieces.panels.showEdit(chosen.uri, chosen.workload, ref))) return;
  const why =
    ref === savedFile()
      ? vscode.l10n.t('Can’t compare with the saved file: it can’t be read or rendered.')
      : vscode.l10n.t('Can’t compare with {0}: git doesn’t know this file there.', ref);
  void vscode.window.showWarningMessage(messageText(why));
};

function namedRef(name: string): string | null {
  return name === savedFile() ? name : baseRef(name);
}

/** Null or undefined where nothing is chosen. */
async function askRef({ prompts }: Pieces, title: string, uri: string): Promise<string | null | undefined> {
  const git = await gitOf(uri, new AbortController().signal);
  const answer = await prompts.choose(pickRef(title, savedFile(), 'missing' in git ? git.missing : null));
  if (answer.kind !== 'chosen') return undefined;
  if (answer.value !== 'other') return answer.value.ref;
  const typed = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('A commit, branch, or tag'),
    placeHolder: 'origin/main',
    validateInput: text => (baseRef(text) === null ? vscode.l10n.t('Enter the name of one commit, branch, or tag.') : undefined),
  });
  return typed === undefined ? undefined : baseRef(typed);
}
