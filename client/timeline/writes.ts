import * as vscode from 'vscode';
import { shown as shownText } from '../../server/escapes/shown';
import type { EditsResult } from '../../server/protocol/edits';
import type { Renderings } from '../rendering/renderings';
import { sourceEdits } from '../rendering/sourceEdits';
import { messageText } from '../plainText';
import { revealLine } from './documents';

type Edits = Omit<EditsResult, 'problem'>;

/** Writes what a timeline has tried into files, and undoes the last of it. */
export class Writes {
  /** The file that was written last; null: none, or that was undone. */
  #last: vscode.Uri | null = null;

  constructor(private readonly renderings: Renderings) {}

  /** Into what a manifest was rendered from, where it was; answers what the file is called, null where nothing was written. */
  async write(manifest: vscode.Uri, edits: Edits): Promise<string | null> {
    const shown = this.renderings.shownIn(manifest);
    if (shown === null) return this.#written(await writeManifest(manifest, edits));
    const source = await sourceEdits(shown, edits.edits);
    if ('problem' in source) {
      void vscode.window.showWarningMessage(messageText(source.problem));
      return null;
    }
    const written = await vscode.workspace.applyEdit(source.edit);
    if (!written || source.at === null) return null;
    await revealLine(source.at.uri.toString(), source.at.range.start.line);
    return this.#written(source.at.uri);
  }

  /** By the editor's own undo, which needs the focus there. */
  async undo(): Promise<void> {
    const uri = this.#last;
    if (uri === null) return;
    this.#last = null;
    const visible = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    await vscode.window.showTextDocument(uri, { viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One, preserveFocus: false });
    await vscode.commands.executeCommand('undo');
  }

  #written(uri: vscode.Uri | null): string | null {
    this.#last = uri;
    return uri === null ? null : shownText(vscode.workspace.asRelativePath(uri));
  }
}

/** What is written into another file than the manifest is shown. Answers the first file that was written. */
async function writeManifest(manifest: vscode.Uri, { edits, kustomizations = [] }: Edits): Promise<vscode.Uri | null> {
  const edit = new vscode.WorkspaceEdit();
  const others = kustomizations.map(({ path, edits: own }) => ({ uri: manifest.with({ path }), edits: own }));
  const all = [{ uri: manifest, edits }, ...others].filter(({ edits: own }) => own.length > 0);
  for (const { uri, edits: own } of all) {
    for (const { range, newText } of own) {
      const { start, end } = range;
      edit.replace(uri, new vscode.Range(start.line, start.character, end.line, end.character), newText);
    }
  }
  if (!(await vscode.workspace.applyEdit(edit))) return null;
  for (const { uri, edits: own } of others) await revealLine(uri.toString(), own[0]?.range.start.line ?? 0);
  return all[0]?.uri ?? manifest;
}
