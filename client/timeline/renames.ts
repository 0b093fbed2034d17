import * as vscode from 'vscode';
import { movedTo } from './movedTo';
import type { TimelinePanels } from './panels';

/** Lets timelines go along with files and folders that are renamed or moved in the editor, and with a document that is saved for the first time. */
export function followRenames(panels: TimelinePanels): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        for (const document of panels.documents) {
          const to = movedTo(document, oldUri.toString(), newUri.toString());
          if (to !== null) void panels.relocate(document, to);
        }
      }
    }),
    vscode.workspace.onDidCloseTextDocument(closed => {
      const uri = closed.uri.toString();
      if (!closed.isUntitled || !panels.documents.includes(uri)) return;
      const saved = vscode.window.visibleTextEditors.find(
        ({ document }) => !document.isUntitled && document.getText() === closed.getText(),
      );
      if (saved !== undefined) void panels.relocate(uri, saved.document.uri.toString());
    }),
  );
}
