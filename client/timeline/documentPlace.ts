import * as vscode from 'vscode';
import { shown } from '../../server/escapes/shown';
import type { Where } from '../../media/protocol';

/** What is said of a document: how it is called, and whether it is saved and still there. */
export class DocumentPlace implements vscode.Disposable {
  readonly #disposables: vscode.Disposable[];
  #uri: vscode.Uri;
  #watched: vscode.Disposable;
  #deleted = false;
  #toldUnsaved = false;

  /** `changed` is called when something else is to be said. */
  constructor(
    uri: string,
    private readonly changed: () => void,
  ) {
    this.#uri = vscode.Uri.parse(uri);
    this.#watched = this.#watch();
    this.#disposables = [
      // A folder that goes takes its files along without a word of them.
      vscode.workspace.onDidDeleteFiles(() => void this.#look()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#saved(document)),
      vscode.workspace.onDidSaveTextDocument(document => this.#saved(document)),
    ];
  }

  get where(): Pick<Where, 'file' | 'unsaved' | 'deleted'> {
    this.#toldUnsaved = this.#isUnsaved();
    return { file: shown(vscode.workspace.asRelativePath(this.#uri)), unsaved: this.#toldUnsaved, deleted: this.#deleted };
  }

  /** Speaks of another document from now on. */
  move(uri: string): void {
    this.#uri = vscode.Uri.parse(uri);
    this.#deleted = false;
    this.#watched.dispose();
    this.#watched = this.#watch();
  }

  dispose(): void {
    this.#watched.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #watch(): vscode.Disposable {
    if (this.#uri.scheme === 'untitled') return new vscode.Disposable(() => undefined);
    void this.#look();
    const folder = new vscode.RelativePattern(vscode.Uri.joinPath(this.#uri, '..'), '*');
    const watcher = vscode.workspace.createFileSystemWatcher(folder, false, true, false);
    const look = (uri: vscode.Uri): void => {
      if (uri.toString() === this.#uri.toString()) void this.#look();
    };
    return vscode.Disposable.from(watcher, watcher.onDidCreate(look), watcher.onDidDelete(look));
  }

  /** Whether the file is there. What can't be told of (no such file system) counts as there. */
  async #look(): Promise<void> {
    const uri = this.#uri;
    const deleted = await Promise.resolve(vscode.workspace.fs.stat(uri)).then(
      () => false,
      (error: unknown) => error instanceof vscode.FileSystemError && error.code === 'FileNotFound',
    );
    if (uri !== this.#uri || deleted === this.#deleted) return;
    this.#deleted = deleted;
    this.changed();
  }

  #saved({ uri }: vscode.TextDocument): void {
    if (uri.toString() === this.#uri.toString() && this.#isUnsaved() !== this.#toldUnsaved) this.changed();
  }

  #isUnsaved(): boolean {
    return vscode.workspace.textDocuments.some(document => document.uri.toString() === this.#uri.toString() && document.isDirty);
  }
}
