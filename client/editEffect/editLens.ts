import * as vscode from 'vscode';
import type { LanguageServer } from '../languageClient';
import { documentSelector } from '../manifests';
import { isManifest } from '../firstManifest';
import type { Builds } from '../kustomize/builds';
import type { Rendering } from '../rendering/register';
import { renderedScheme } from '../rendering/renderedDocuments';
import { BaseTextsCache } from './baseTexts';
import { lensTexts } from './lensTexts';

/** Says above a workload what applying the edit would roll, against git's HEAD or another chosen revision. Silent where nothing changed or git has no answer. */
export class EditLens implements vscode.CodeLensProvider {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #texts: BaseTextsCache;

  constructor(
    private readonly server: LanguageServer,
    private readonly builds: Builds,
    private readonly rendering: Pick<Rendering, 'renderings' | 'bases'>,
  ) {
    this.#texts = new BaseTextsCache({ builds, bases: rendering.bases }, Date.now);
  }

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.#changed,
      vscode.languages.registerCodeLensProvider([...documentSelector], this),
      this.server.onDidChangeAnswers(() => this.#changed.fire()),
      vscode.workspace.onDidSaveTextDocument(() => this.#again()),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#again();
      }),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('rolloutPreview.editEffect')) this.#again();
      }),
      this.rendering.renderings.onDidChange(() => this.#again()),
      this.builds.onDidChoose(() => this.#again()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#again()),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
    const enabled = vscode.workspace.getConfiguration('rolloutPreview', document).get<boolean>('codeLens.enabled') === true;
    if (!enabled || !['file', renderedScheme].includes(document.uri.scheme) || !isManifest(document)) return [];
    const uri = document.uri.toString();
    const texts = await this.#texts.get(uri);
    if (texts === null || token.isCancellationRequested) return [];
    const { leftOut, uncounted, ...params } = texts;
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

  #again(): void {
    this.#texts.forget();
    this.#changed.fire();
  }
}
