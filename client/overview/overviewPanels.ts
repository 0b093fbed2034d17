import path from 'node:path';
import * as vscode from 'vscode';
import { shown } from '../../server/escapes/shown';
import { restoredOverview } from './fromOverviewPage';
import { pageColumn } from '../timeline/pageColumn';
import { OverviewPanel, type OverviewParts } from './overviewPanel';

export const overviewViewType = 'rolloutPreview.overview';

/** The open overviews, one for the same files. */
export class OverviewPanels implements vscode.WebviewPanelSerializer {
  readonly #open = new Set<OverviewPanel>();

  constructor(private readonly parts: OverviewParts) {}

  /** Shows all workloads of some files, beside the editor or where timelines are. */
  show(uris: readonly string[]): void {
    const known = [...this.#open].find(panel => sameFiles(panel.uris, uris));
    if (known !== undefined) known.view.reveal();
    else this.#adopt(vscode.window.createWebviewPanel(overviewViewType, titleOf(uris), { viewColumn: pageColumn() }), uris);
  }

  /** After a reload of the window: the page kept which files it showed. */
  deserializeWebviewPanel(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    const uris = restoredOverview(state);
    if (uris === null) view.dispose();
    else this.#adopt(view, uris);
    return Promise.resolve();
  }

  #adopt(view: vscode.WebviewPanel, uris: readonly string[]): void {
    const panel = new OverviewPanel(view, uris, this.parts);
    this.#open.add(panel);
    view.onDidDispose(() => this.#open.delete(panel));
  }
}

function sameFiles(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every(uri => other.includes(uri));
}

function titleOf(uris: readonly string[]): string {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1 && uris.every(uri => folders.some(folder => folder.uri.toString() === uri)))
    return vscode.l10n.t('Rollouts: {0}', vscode.l10n.t('workspace'));
  const [only, ...others] = uris;
  const name =
    only === undefined || others.length > 0 ? vscode.l10n.t('{0} files', uris.length) : path.posix.basename(vscode.Uri.parse(only).path);
  return vscode.l10n.t('Rollouts: {0}', shown(name, 100));
}
