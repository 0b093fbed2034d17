import * as vscode from 'vscode';
import { isSettingsFile } from '../server/protocol/settingsFile';
import { isBlank, languages, looksLikeManifest, mayMakeManifest } from './manifests';

/** Calls back once, as soon as a document that looks like a manifest (or `counts`) is open. */
export function onFirstManifest(found: () => void, counts: (document: vscode.TextDocument) => boolean = isManifest): vscode.Disposable {
  const disposables: vscode.Disposable[] = [];
  const stop = (): void => {
    for (const disposable of disposables.splice(0)) disposable.dispose();
  };
  const look = (document: vscode.TextDocument): void => {
    if (!counts(document)) return;
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
  if (vscode.workspace.textDocuments.some(counts)) {
    stop();
    found();
  }
  return new vscode.Disposable(stop);
}

/** Whether a document is in a manifest's language and looks like one. */
export function isManifest(document: vscode.TextDocument): boolean {
  return languages.includes(document.languageId) && looksLikeManifest(document.getText());
}

/** Whether a manifest may be written into a document: it is in YAML, and has nothing but comments yet. */
export function isBlankYaml(document: vscode.TextDocument): boolean {
  return document.languageId === 'yaml' && isBlank(document.getText());
}

/** Whether a document has the settings of a repository, which the server helps to write. */
export function isSettings({ uri }: vscode.TextDocument): boolean {
  return isSettingsFile(uri.path);
}

/** The lines that a change touched, as they are after it. */
function changedLines(document: vscode.TextDocument, { range, text }: vscode.TextDocumentContentChangeEvent): string {
  const last = range.start.line + text.split('\n').length - 1;
  return document.getText(new vscode.Range(range.start.line, 0, last + 1, 0));
}
