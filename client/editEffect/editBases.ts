import * as vscode from 'vscode';
import type { EditBase, WorkloadId } from '../../server/protocol/scenario';
import type { Builds } from '../kustomize/builds';
import type { LanguageServer } from '../languageClient';
import type { Rendering } from '../rendering/register';
import { renderedScheme } from '../rendering/renderedDocuments';
import { BaseTextsCache, type BaseTexts } from './baseTexts';
import { savedFile, savedText } from './savedFile';

/** What manifests were in git's HEAD, or in another revision that is chosen, and when that may have become another text. */
export class EditBases implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #texts: BaseTextsCache;
  readonly #disposables: readonly Pick<vscode.Disposable, 'dispose'>[];

  constructor(
    private readonly server: LanguageServer,
    builds: Builds,
    private readonly rendering: Pick<Rendering, 'renderings' | 'bases'>,
  ) {
    this.#texts = new BaseTextsCache({ builds, bases: rendering.bases }, Date.now);
    this.#disposables = [
      this.#changed,
      vscode.workspace.onDidSaveTextDocument(() => this.#again()),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#again();
      }),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('rolloutPreview.editEffect')) this.#again();
      }),
      rendering.renderings.onDidChange(() => this.#again()),
      builds.onDidChoose(() => this.#again()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#again()),
    ];
  }

  /** The file as it was, with all that an edit of it is judged by; null where git has no answer. `ref`: null is the one of the settings. */
  texts(uri: string, ref: string | null = null): Promise<BaseTexts | null> {
    return this.#texts.get(uri, ref);
  }

  /** What a workload was: in git, or in the saved file if that is chosen, or nothing is and git has no answer; null where neither has one. */
  async of(uri: string, workload: WorkloadId, ref: string | null): Promise<EditBase | null> {
    const texts = ref === savedFile() ? null : await this.texts(uri, ref);
    if (texts === null) return ref === null || ref === savedFile() ? this.#asSaved(uri, workload) : null;
    const { base, kustomized } = texts;
    const asked = { uri, workload, base, ...(kustomized === undefined ? {} : { kustomized: kustomized.base }) };
    return { ref: texts.ref, ...(await this.server.request('editBase', asked)) };
  }

  async #asSaved(uri: string, workload: WorkloadId): Promise<EditBase | null> {
    const parsed = vscode.Uri.parse(uri);
    const base = await (parsed.scheme === renderedScheme ? this.rendering.bases.saved(parsed) : savedText(parsed));
    return base === null ? null : { ref: savedFile(), ...(await this.server.request('editBase', { uri, workload, base })) };
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #again(): void {
    this.#texts.forget();
    this.#changed.fire();
  }
}
