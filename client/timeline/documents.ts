import * as vscode from 'vscode';
import { mayOpen } from '../workspaceFiles';

/** The document of a URI, opened where it isn't (the server knows open documents only); null where it can't be opened. */
export async function openDocument(uri: string): Promise<vscode.TextDocument | null> {
  const known = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri);
  if (known !== undefined) return known;
  const parsed = vscode.Uri.parse(uri);
  // To open an untitled document that was closed would make a new, empty one.
  if (parsed.scheme === 'untitled' || !(await mayOpen(parsed))) return null;
  try {
    return await vscode.workspace.openTextDocument(parsed);
  } catch {
    return null;
  }
}

/** Shows a line (0-based) of a document, in the editor that has it already or else in the first group. */
export async function revealLine(uri: string, line: number): Promise<void> {
  const document = await openDocument(uri);
  if (document === null) return;
  const at = new vscode.Range(line, 0, line, 0);
  const viewColumn = vscode.window.visibleTextEditors.find(editor => editor.document === document)?.viewColumn ?? vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(document, { viewColumn, selection: at });
  editor.revealRange(at, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
