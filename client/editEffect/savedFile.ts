import * as vscode from 'vscode';
import { readChosenFile } from '../workspaceFiles';

const mostBytes = 4_000_000;

/** What an edit is compared with where git has no answer, as its reader calls it. No commit, branch, or tag has a blank in its name. */
export function savedFile(): string {
  return vscode.l10n.t('the saved file');
}

/** What a document has on disk; null where it is in no file, or that can't be read. */
export async function savedText(uri: vscode.Uri): Promise<string | null> {
  if (uri.scheme === 'untitled') return null;
  const read = await readChosenFile(uri, mostBytes);
  return 'text' in read ? read.text : null;
}
