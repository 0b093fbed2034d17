import * as vscode from 'vscode';
import { readOpenOrSaved, type ReadLimits } from '../workspaceFiles';
import { isKustomization, kustomizationPattern } from './names';

/** What is looked into at most; sizes in bytes. */
const most = { files: 2000, bytes: 200_000 };

/** The kustomizations of the workspace; none where they can't be looked for. */
export async function findKustomizations(): Promise<readonly vscode.Uri[]> {
  try {
    return await vscode.workspace.findFiles(kustomizationPattern, '**/{node_modules,.git}/**', most.files);
  } catch {
    return [];
  }
}

/** A kustomization as it is open, else as it is saved; null where it can't be read. */
export async function readKustomization(uri: vscode.Uri, limits: ReadLimits = {}): Promise<string | null> {
  const read = await readOpenOrSaved(uri, most.bytes, limits);
  return 'text' in read ? read.text : null;
}

/** Calls back when a kustomization changes, on disk or in an editor; with null when the workspace has other folders, and so any of them may have. */
export function watchKustomizations(changed: (uri: vscode.Uri | null) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(kustomizationPattern);
  const look = ({ uri }: vscode.TextDocument): void => {
    if (isKustomization(uri)) changed(uri);
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(changed),
    watcher.onDidChange(changed),
    watcher.onDidDelete(changed),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
    vscode.workspace.onDidCloseTextDocument(look),
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed(null)),
  );
}
