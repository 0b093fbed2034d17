import * as vscode from 'vscode';
import { foreignFolders, walk } from './fileWalk';

/** Where VS Code's own search answers, however long it takes. */
const searched: readonly string[] = ['file', 'vscode-remote'];
/** Milliseconds that the search of another place has: where there is none VS Code waits for one that never comes. */
const searchMilliseconds = 4000;
const mostFolders = 2000;
const foreign = `**/{${foreignFolders.join(',')}}/**`;

/** Of which places it is known that they can't be searched. */
const unsearchable = new Set<string>();

/**
 * The files of a folder, or of the whole workspace, whose names are as the pattern says, such as `**` + `/*.yaml`, but for those of others. Other extensions'
 * file systems needn't be searchable: they are gone through. Rejects where VS Code's search does.
 */
export async function findFiles(pattern: string, within: vscode.Uri | null, most: number): Promise<vscode.Uri[]> {
  const folders = within === null ? (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri) : [within];
  if (folders.every(({ scheme }) => searched.includes(scheme))) {
    return vscode.workspace.findFiles(within === null ? pattern : new vscode.RelativePattern(within, pattern), foreign, most);
  }
  const found = await Promise.all(folders.map(folder => filesIn(folder, pattern, most)));
  return found.flat().slice(0, most);
}

async function filesIn(folder: vscode.Uri, pattern: string, most: number): Promise<readonly vscode.Uri[]> {
  const within = new vscode.RelativePattern(folder, pattern);
  if (searched.includes(folder.scheme)) return vscode.workspace.findFiles(within, foreign, most);
  if (!unsearchable.has(folder.scheme)) {
    const found = await searchIn(within, most);
    if (found !== null) return found;
    unsearchable.add(folder.scheme);
  }
  const entriesOf = async (path: string) => {
    const entries = await vscode.workspace.fs.readDirectory(folder.with({ path })).then(
      all => all,
      () => [],
    );
    return entries.map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }));
  };
  return (await walk(folder.path, pattern, { entriesOf, mostFiles: most, mostFolders })).map(path => folder.with({ path }));
}

/** Null where it doesn't answer in time. */
async function searchIn(within: vscode.RelativePattern, most: number): Promise<readonly vscode.Uri[] | null> {
  const cancelling = new vscode.CancellationTokenSource();
  const search = vscode.workspace.findFiles(within, foreign, most, cancelling.token);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>(resolve => {
    timer = setTimeout(() => resolve(null), searchMilliseconds);
  });
  try {
    return await Promise.race([search, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    cancelling.cancel();
    cancelling.dispose();
  }
}
