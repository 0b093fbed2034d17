import * as vscode from 'vscode';
import type { FromOverview, OverviewPlace } from '../../media/overviewProtocol';
import type { WorkloadEditEffect } from '../../server/protocol/editEffect';
import type { LanguageServer } from '../languageClient';
import type { Renderings } from '../rendering/renderings';
import { revealLine } from '../timeline/documents';
import { fillPage } from '../timeline/fillPage';
import type { TimelinePanels } from '../timeline/panels';
import { overviewChanges } from './changeText';
import { readOverviewMessage } from './fromOverviewPage';
import { OverviewController } from './overviewController';
import { overviewDocuments, overviewTitle } from './overviewDocuments';
import { OverviewFiles } from './overviewFiles';

/** Milliseconds for which the status bar says that it is done. */
const saidMilliseconds = 3000;

/** What an overview needs of the extension. */
export interface OverviewParts {
  /** The folder with the built page. */
  readonly dist: vscode.Uri;
  readonly server: LanguageServer;
  readonly renderings: Renderings;
  readonly panels: TimelinePanels;
  /** What applying a document would do, against git's base; null where git has no answer. */
  readonly editEffects: (uri: string) => Promise<readonly WorkloadEditEffect[] | null>;
  readonly log: vscode.LogOutputChannel;
}

/** An overview: the page in its webview, and the controller that keeps it up to date. */
export class OverviewPanel {
  readonly #controller: OverviewController;
  readonly #files: OverviewFiles;

  constructor(
    readonly view: vscode.WebviewPanel,
    readonly uris: readonly string[],
    private readonly parts: OverviewParts,
  ) {
    const { server, renderings, log } = parts;
    this.#files = new OverviewFiles(uris, () => this.#controller.changed());
    this.#controller = new OverviewController(uris, {
      server,
      serverState: () => server.state,
      documents: async () => overviewDocuments(await this.#files.all(), renderings),
      changes: async uri => {
        const effects = await parts.editEffects(uri).catch(() => null);
        return effects === null ? null : overviewChanges(effects);
      },
      titleOf: () => overviewTitle(uris, this.#files.leftOut),
      post: snapshot => void view.webview.postMessage(snapshot),
      schedule: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      failed: error => log.error('An overview could not be brought up to date.', error),
    });
    this.#listen();
    fillPage(view, parts.dist, 'overview');
  }

  #listen(): void {
    const { view, parts } = this;
    const controller = this.#controller;
    const disposables = [
      view.webview.onDidReceiveMessage((sent: unknown) => {
        const message = readOverviewMessage(sent, controller.shown);
        if (message === null) parts.log.warn('An overview asked for what it does not show.');
        else this.#receive(message).catch((error: unknown) => parts.log.error(message.kind, error));
      }),
      view.onDidChangeViewState(() => {
        if (!view.visible) controller.gone();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const uri = document.uri.toString();
        if (contentChanges.length > 0 && (this.uris.includes(uri) || controller.shown.some(group => group.uri === uri)))
          controller.changed();
      }),
      vscode.workspace.onDidSaveTextDocument(() => controller.changed()),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('rolloutPreview')) controller.changed();
      }),
      parts.renderings.onDidChange(() => controller.changed()),
      parts.server.onDidChangeAnswers(() => controller.changed()),
      parts.server.onDidChangeState(state => controller.serverChanged(state)),
    ];
    view.onDidDispose(() => {
      controller.dispose();
      this.#files.dispose();
      for (const disposable of disposables) disposable.dispose();
    });
  }

  async #receive(message: FromOverview): Promise<void> {
    const { panels } = this.parts;
    switch (message.kind) {
      case 'ready':
        this.#controller.ready();
        return;
      case 'open':
        return panels.show(message.uri, message.workload, this.view.viewColumn);
      case 'reveal':
        return revealLine(message.uri, message.line);
      case 'copyReport':
        return this.#copyReport(message.workloads);
      case 'run':
        await vscode.commands.executeCommand(`rolloutPreview.${message.command}`);
    }
  }

  /** The reports of each document as one, one below the other. */
  async #copyReport(places: readonly OverviewPlace[]): Promise<void> {
    const texts: string[] = [];
    for (const { uri, label } of this.#controller.shown) {
      const workloads = places.filter(place => place.uri === uri).map(({ workload }) => workload);
      if (workloads.length > 0) texts.push((await this.parts.server.request('reports', { uri, workloads, file: label })).markdown);
    }
    const markdown = texts.filter(text => text !== '').join('\n');
    if (markdown !== '') await vscode.env.clipboard.writeText(markdown);
    const said = markdown === '' ? vscode.l10n.t('There is no rollout to report.') : vscode.l10n.t('Report copied');
    vscode.window.setStatusBarMessage(said, saidMilliseconds);
  }
}
