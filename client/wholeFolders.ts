import * as vscode from 'vscode';

/** Milliseconds in which what is copied comes to its end. */
const settleMilliseconds = 500;
/** Names that are looked at, one after the other: of more at once nobody is told. */
const mostWaiting = 10_000;

/** Whether somebody else has put what a URI names into the workspace: no file of that counts. */
export function isForeign(uri: string): boolean {
  return /\/(?:node_modules|\.git)\//.test(uri);
}

/**
 * Calls back with folders that have come into the workspace as a whole: of what is in them VS Code's watchers say nothing, and neither do they of what was in one
 * that has gone.
 */
export function watchWholeFolders(came: (folder: vscode.Uri) => void, gone: (folder: vscode.Uri) => void): vscode.Disposable {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async (): Promise<void> => {
    const names = [...waiting];
    waiting.clear();
    for (const name of names) {
      const uri = vscode.Uri.parse(name);
      if (await isFolder(uri)) came(uri);
    }
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**', false, true, false);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(uri => {
      if (isForeign(`${uri.path}/`) || waiting.size >= mostWaiting) return;
      waiting.add(uri.toString());
      clearTimeout(timer);
      timer = setTimeout(() => void look(), settleMilliseconds);
    }),
    watcher.onDidDelete(gone),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

function isFolder(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(
    vscode.workspace.fs.stat(uri).then(
      ({ type }) => type === vscode.FileType.Directory,
      () => false,
    ),
  );
}
