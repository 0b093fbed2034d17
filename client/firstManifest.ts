import * as vscode from 'vscode';
import { languages, looksLikeManifest, mayMakeManifest } from './manifests';

/** Calls back once, as soon as a document that looks like a manifest is open. */
export function onFirstManifest(found: () => void): vscode.Disposable {
  const disposables: vscode.Disposable[] = [];
  const stop = (): void => {
    for (const disposable of disposables.splice(0)) disposable.dispose();
  };
  const look = (document: vscode.TextDocument): void => {
    if (!isManifest(document)) return;
    stop();
    found();
  };
  disposables.push(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const typed = contentChanges.map(change => changedLines(document, change));
      if (languages.includes(document.languageId) && typed.some(mayMakeManifest)) look(document);
    }),
  );
  if (vscode.workspace.textDocuments.some(isManifest)) {
    stop();
    found();
  }
  return new vscode.Disposable(stop);
}

/** Whether a document is in a manifest's language and looks like one. */
export function isManifest(document: vscode.TextDocument): boolean {
  return languages.includes(document.languageId) && looksLikeManifest(document.getText());
}

/** The lines that a change touched, as they are after it. */
function changedLines(document: vscode.TextDocument, { range, text }: vscode.TextDocumentContentChangeEvent): string {
  const last = range.start.line + text.split('\n').length - 1;
  return document.getText(new vscode.Range(range.start.line, 0, last + 1, 0));
}
