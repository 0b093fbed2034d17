import * as vscode from 'vscode';
import { isManifest } from '../firstManifest';
import type { LanguageServer } from '../languageClient';
import { workloadAt } from '../prompts/pickWorkload';
import type { Following } from './following';
import type { TimelinePanel } from './panel';
import type { TimelinePanels } from './panels';

/** Milliseconds that the cursor has to rest in a workload. */
const settleMilliseconds = 200;

/** Lets the timeline that follows show the workload that the cursor is in. */
export class FollowCursor implements vscode.Disposable {
  readonly #disposables: vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly following: Following,
    private readonly panels: TimelinePanels,
    private readonly server: LanguageServer,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#disposables = [
      following.onDidChange(() => {
        for (const editor of vscode.window.visibleTextEditors) this.#later(editor);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#later(textEditor)),
      vscode.window.onDidChangeActiveTextEditor(editor => this.#later(editor)),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #later(editor: vscode.TextEditor | undefined): void {
    const { panel } = this.following;
    if (editor === undefined || panel?.view.visible !== true || !isManifest(editor.document)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#move(panel, editor).catch((error: unknown) => this.log.error('A timeline could not follow the cursor.', error));
    }, settleMilliseconds);
  }

  async #move(panel: TimelinePanel, { document, selection }: vscode.TextEditor): Promise<void> {
    const uri = document.uri.toString();
    const { workloads } = await this.server.request('workloads', { uri });
    const here = workloadAt(workloads, selection.active.line);
    if (here !== undefined && panel === this.following.panel) await this.panels.move(panel, uri, here.id);
  }
}
