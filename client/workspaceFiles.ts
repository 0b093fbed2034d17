import * as vscode from 'vscode';
import { leadsOut, mayBeOpened, readText, type Unread } from '../workspace/files';
import { textOf } from '../workspace/textOf';

/** What a file has, or why it wasn't read; `outside`: it isn't in the workspace, or a link leads out of it. */
export type FileRead = { readonly text: string } | { readonly unread: Unread };

/** Until when, and where else, a file is read. */
export interface ReadLimits {
  readonly signal?: AbortSignal;
  /** A folder besides those of the workspace. */
  readonly within?: string;
}

/**
 * A file as it is saved, if it lies in the workspace or `within` another folder of this machine. On this machine's disk links are followed to see where they
 * lead; a file of another place is its provider's. Never rejects.
 */
export async function readWorkspaceFile(uri: vscode.Uri, mostBytes: number, { signal, within }: ReadLimits = {}): Promise<FileRead> {
  if (uri.scheme !== 'file') return readProvided(uri, mostBytes);
  const folders = ownFolders();
  return readText(uri.fsPath, {
    within: within === undefined ? folders : [...folders, within],
    mostBytes,
    ...(signal === undefined ? {} : { signal }),
  });
}

/** A file as it is open, else as it is saved. Never rejects. */
export async function readOpenOrSaved(uri: vscode.Uri, mostBytes: number, limits: ReadLimits = {}): Promise<FileRead> {
  const open = openedAt(uri);
  return open === undefined ? readWorkspaceFile(uri, mostBytes, limits) : { text: open.getText() };
}

/** The document of a file, if it is open. */
export function openedAt(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
}

/** A file that the user has chosen, wherever it is. Never rejects. */
export async function readChosenFile(uri: vscode.Uri, mostBytes: number): Promise<FileRead> {
  return uri.scheme === 'file' ? readText(uri.fsPath, { within: null, mostBytes }) : readProvided(uri, mostBytes);
}

/** A file of the extension itself; null where there is none of the name. Never rejects. */
export async function readPackagedFile(uri: vscode.Uri): Promise<string | null> {
  const read = await readChosenFile(uri, 1_000_000);
  return 'text' in read ? read.text : null;
}

/** Whether a document of this name may be opened: on this machine's disk no folder, device, pipe or socket. */
export async function mayOpen(uri: vscode.Uri): Promise<boolean> {
  return uri.scheme !== 'file' || mayBeOpened(uri.fsPath);
}

/** Whether a path of this machine's disk leads out of the workspace, links resolved. */
export async function leadsOutOfWorkspace(uri: vscode.Uri): Promise<boolean> {
  return uri.scheme === 'file' && leadsOut(uri.fsPath, ownFolders());
}

/** The workspace's folders on this machine's disk. */
function ownFolders(): readonly string[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
}

/** A program of the extension itself. */
export async function readProgram(uri: vscode.Uri): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await vscode.workspace.fs.readFile(uri));
}

async function readProvided(uri: vscode.Uri, mostBytes: number): Promise<FileRead> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0) return { unread: 'notAFile' };
    if (size > mostBytes) return { unread: 'tooLarge' };
    return { text: textOf(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    return { unread: 'unreadable' };
  }
}
