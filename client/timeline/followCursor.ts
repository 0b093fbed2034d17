import * as vscode from 'vscode';
import { isManifest } from '../firstManifest';
import type { LanguageServer } from '../languageClient';
import { workloadAt } from '../prompts/pickWorkload';
import type { TimelinePanel } from './panel';
import type { TimelinePanels } from './panels';

/** Milliseconds that the cursor has to rest in a workload. */
const settleMilliseconds = 200;

/** Lets one timeline show the workload that the cursor is in. */
export class FollowCursor implements vscode.Disposable {
  readonly #disposables: vscode.Disposable[];
  #follower: TimelinePanel | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly panels: TimelinePanels,
    private readonly server: LanguageServer,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#disposables = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#later(textEditor)),
      vscode.window.onDidChangeActiveTextEditor(editor => this.#later(editor)),
    ];
  }

  /** A panel follows from now on, instead of the one that did; undefined: none does. */
  follow(panel: TimelinePanel | undefined): void {
    this.#follower = panel;
    panel?.view.onDidDispose(() => {
      if (this.#follower === panel) this.follow(undefined);
    });
    void vscode.commands.executeCommand('setContext', 'rolloutPreview.following', panel !== undefined);
    for (const editor of vscode.window.visibleTextEditors) this.#later(editor);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #later(editor: vscode.TextEditor | undefined): void {
    clearTimeout(this.#timer);
    const panel = this.#follower;
    if (editor === undefined || panel?.view.visible !== true || !isManifest(editor.document)) return;
    this.#timer = setTimeout(() => {
      this.#move(panel, editor).catch((error: unknown) => this.log.error('A timeline could not follow the cursor.', error));
    }, settleMilliseconds);
  }

  async #move(panel: TimelinePanel, { document, selection }: vscode.TextEditor): Promise<void> {
    const uri = document.uri.toString();
    const { workloads } = await this.server.request('workloads', { uri });
    const here = workloadAt(workloads, selection.active.line);
    if (here !== undefined && panel === this.#follower) await this.panels.move(panel, uri, here.id);
  }
}
