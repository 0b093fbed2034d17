import * as vscode from 'vscode';
import { isManifest } from './firstManifest';
import type { LanguageServer } from './languageClient';
import { documentSelector } from './manifests';
import type { HandedFiles } from './neighbours/handedFiles';
import type { ServerState } from './requests';

/** Milliseconds from the last edit until the workloads are counted again. */
const settleMilliseconds = 400;

/** Says in the language status of a manifest how many workloads it has, or what is the matter with the server; and to menus, whether there are any. */
export class Status implements vscode.Disposable {
  readonly #item: vscode.LanguageStatusItem;
  readonly #disposables: readonly { dispose(): unknown }[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #counting = 0;

  constructor(
    private readonly server: LanguageServer,
    private readonly handed: HandedFiles,
  ) {
    this.#item = vscode.languages.createLanguageStatusItem('rolloutPreview.status', []);
    this.#item.name = 'Kubernetes Rollout Preview';
    this.#disposables = [
      this.#item,
      server.onDidChangeState(() => this.#later(0)),
      handed.onDidChangeLeftOut(() => this.#later(settleMilliseconds)),
      vscode.window.onDidChangeActiveTextEditor(() => this.#later(0)),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('rolloutPreview.kubernetesVersion')) this.#later(0);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document) this.#later(settleMilliseconds);
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#update(), milliseconds);
  }

  async #update(): Promise<void> {
    const count = ++this.#counting;
    const document = vscode.window.activeTextEditor?.document;
    const { state } = this.server;
    const workloads = document !== undefined && state === 'running' ? await this.#count(document) : 0;
    if (count !== this.#counting) return;
    // A timeline that has the focus keeps the menus of its editor as they were.
    if (document !== undefined) await vscode.commands.executeCommand('setContext', 'rolloutPreview.hasWorkload', workloads > 0);
    // The view of the revision history stays once there was something to show in it.
    if (workloads > 0) await vscode.commands.executeCommand('setContext', 'rolloutPreview.hadWorkload', true);
    const speaks = document !== undefined && state !== 'idle' && (workloads > 0 || isManifest(document));
    this.#item.selector = speaks ? documentSelector.map(filter => ({ ...filter, scheme: document.uri.scheme })) : [];
    const version = document === undefined || workloads === 0 ? '' : versionText(document);
    this.#item.detail = [version, leftOutText(this.handed.leftOut)].filter(text => text !== '').join(' · ');
    this.#show(state, workloads, document !== undefined && this.server.leavesOut(document.uri.toString()));
  }

  async #count(document: vscode.TextDocument): Promise<number> {
    if (!isManifest(document)) return 0;
    const answer = await this.server.request('workloads', { uri: document.uri.toString() }).catch(() => null);
    return answer?.workloads.length ?? 0;
  }

  #show(state: ServerState, workloads: number, isLeftOut: boolean): void {
    this.#item.busy = state === 'starting';
    this.#item.severity =
      state === 'failed'
        ? vscode.LanguageStatusSeverity.Error
        : isLeftOut
          ? vscode.LanguageStatusSeverity.Warning
          : vscode.LanguageStatusSeverity.Information;
    this.#item.text =
      isLeftOut && state === 'running'
        ? vscode.l10n.t('Not checked: the language server stopped responding twice')
        : textOf(state, workloads);
    this.#item.command =
      state === 'failed' || isLeftOut
        ? { command: 'rolloutPreview.restartServer', title: isLeftOut ? vscode.l10n.t('Try Again') : vscode.l10n.t('Restart') }
        : { command: 'rolloutPreview.showLog', title: vscode.l10n.t('Show Log') };
  }
}

function textOf(state: ServerState, workloads: number): string {
  switch (state) {
    case 'idle':
    case 'running':
      if (workloads === 0) return vscode.l10n.t('No workloads');
      return workloads === 1 ? vscode.l10n.t('1 workload') : vscode.l10n.t('{0} workloads', workloads);
    case 'starting':
      return vscode.l10n.t('Language server is starting');
    case 'failed':
      return vscode.l10n.t('Language server isn’t running');
  }
}

/** The Kubernetes that is assumed for a document. */
function versionText(document: vscode.TextDocument): string {
  const version = vscode.workspace.getConfiguration('rolloutPreview', document).get<unknown>('kubernetesVersion');
  return typeof version === 'string' ? vscode.l10n.t('Kubernetes {0}', version) : '';
}

/** What of the workspace isn't known; empty for nothing. */
function leftOutText({ files, cutAt }: HandedFiles['leftOut']): string {
  if (cutAt !== null) return vscode.l10n.t('Only the first {0} files are searched for objects that affect rollouts', cutAt);
  if (files === 0) return '';
  return files === 1
    ? vscode.l10n.t('1 file isn’t searched for objects that affect rollouts: too large, or too many')
    : vscode.l10n.t('{0} files aren’t searched for objects that affect rollouts: too large, or too many', files);
}
