import * as vscode from 'vscode';

/** What stands before the name of a document that was rendered. */
export const renderedScheme = 'rollout-rendered';

/** Milliseconds that an editor is given to show another text. */
const mostMilliseconds = 3000;

/** The manifests that were rendered, as read-only documents: every feature works on them as on any other. They are kept in memory only. */
export class RenderedDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(renderedScheme, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Opens a document with this text, or gives it the text where it is open; answers once it has it. */
  async show(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
    this.#texts.set(uri.toString(), text);
    const document = await vscode.workspace.openTextDocument(uri);
    if (isSame(document, text)) return document;
    const shown = new Promise<void>(resolve => {
      const timer = setTimeout(resolve, mostMilliseconds);
      const listening = vscode.workspace.onDidChangeTextDocument(({ document: changed }) => {
        if (changed !== document || !isSame(document, text)) return;
        clearTimeout(timer);
        listening.dispose();
        resolve();
      });
    });
    this.#changed.fire(uri);
    await shown;
    return document;
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
    this.#texts.clear();
  }
}

/** An editor may have made the ends of all lines the same. */
function isSame(document: vscode.TextDocument, text: string): boolean {
  return document.getText().replaceAll('\r\n', '\n') === text.replaceAll('\r\n', '\n');
}
