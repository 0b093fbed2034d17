import * as vscode from 'vscode';
import type { LanguageServer } from '../languageClient';
import { documentSelector } from '../manifests';
import { isManifest } from '../firstManifest';
import type { Builds } from '../kustomize/builds';
import { plainText } from '../plainText';
import type { Rendering } from '../rendering/register';
import { renderedScheme } from '../rendering/renderedDocuments';
import { BaseTextsCache } from './baseTexts';

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
      return effects.workloads.flatMap(({ workload, title, detail, command: help }) => {
        const line = workloads.find(({ id }) => id === workload)?.startLine;
        if (title === null || line === undefined) return [];
        const command = {
          title: plainText(title),
          tooltip: [...(detail === null ? [] : [detail]), ...uncounted, ...sayLeftOut(leftOut)].join('\n'),
          command: 'rolloutPreview.showTimeline',
          arguments: [uri, workload],
        };
        const range = new vscode.Range(line, 0, line, 0);
        const copy = {
          title: vscode.l10n.t('Copy kubectl patch'),
          tooltip: help ?? '',
          command: 'rolloutPreview.copyCommand',
          arguments: [help],
        };
        return [new vscode.CodeLens(range, command), ...(help === null ? [] : [new vscode.CodeLens(range, copy)])];
      });
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

function sayLeftOut(files: number): readonly string[] {
  if (files === 0) return [];
  return [
    files === 1
      ? vscode.l10n.t('Not checked for changed ConfigMaps and Secrets: 1 more file')
      : vscode.l10n.t('Not checked for changed ConfigMaps and Secrets: {0} more files', files),
  ];
}
