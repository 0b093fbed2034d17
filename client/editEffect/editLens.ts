import * as vscode from 'vscode';
import type { LanguageServer } from '../languageClient';
import { documentSelector } from '../manifests';
import { isManifest } from '../firstManifest';
import { renderedScheme } from '../rendering/renderedDocuments';
import type { EditBases } from './editBases';
import { lensTexts } from './lensTexts';

/** Says above a workload what applying the edit would roll, against git's HEAD or another chosen revision. Silent where nothing changed or git has no answer. */
export class EditLens implements vscode.CodeLensProvider {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(
    private readonly server: LanguageServer,
    private readonly bases: EditBases,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.#changed,
      vscode.languages.registerCodeLensProvider([...documentSelector], this),
      this.server.onDidChangeAnswers(() => this.#changed.fire()),
      this.bases.onDidChange(() => this.#changed.fire()),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
    const enabled = vscode.workspace.getConfiguration('rolloutPreview', document).get<boolean>('codeLens.enabled') === true;
    if (!enabled || !['file', renderedScheme].includes(document.uri.scheme) || !isManifest(document)) return [];
    if (await this.server.isAnswered(document)) return [];
    const uri = document.uri.toString();
    const texts = await this.bases.texts(uri);
    if (texts === null || token.isCancellationRequested) return [];
    const { leftOut, uncounted, ref: _ref, ...params } = texts;
    try {
      const [{ workloads }, effects] = await Promise.all([
        this.server.request('workloads', { uri }),
        this.server.request('editEffect', { uri, ...params }),
      ]);
      return lensTexts(uri, workloads, effects.workloads, { leftOut, uncounted }).map(
        ({ line, title, tooltip, command, arguments: values }) =>
          new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title, tooltip, command, arguments: [...values] }),
      );
    } catch {
      // The server's own lenses are missing then too, and its state says why.
      return [];
    }
  }
}
