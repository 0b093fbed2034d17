import * as vscode from 'vscode';
import type { Target } from '../../media/protocol';
import type { TemplateSource } from '../../server/protocol/revisions';
import type { WorkloadId } from '../../server/protocol/scenario';
import type { Server } from '../requests';
import { documentImagesOf, type DocumentImages } from './documentImages';
import { panelTitle } from '../target';
import { roomFor, type EditorLayout } from './room';

const scheme = 'rollout-template';

/** One side of a comparison of pod templates. */
export interface Side {
  /** Such as `revision 2`. */
  readonly name: string;
  readonly source: TemplateSource;
}

/** Shows pod templates side by side in the editor's own diff editor, as documents that can't be changed. */
export class TemplateDifference implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  #shown = 0;

  constructor(private readonly server: Server) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Answers whether both templates could be had. */
  async show(uri: string, workload: WorkloadId, left: Side, right: Side, images: DocumentImages = {}): Promise<boolean> {
    const texts = await this.server.request('templateTexts', { uri, workload, left: left.source, right: right.source, ...images });
    if (texts === null) return false;
    this.#shown += 1;
    const title = `${panelTitle(workload)}: ${left.name} ↔ ${right.name}`;
    const sides = [this.#keep(left.name, texts.left), this.#keep(right.name, texts.right)];
    await vscode.commands.executeCommand('vscode.diff', ...sides, title, { viewColumn: await columnWithRoom() });
    return true;
  }

  /** What the last action of a target changes in the template. Answers false where it has no action, or one that is not possible any more. */
  async showLastAction({ uri, workload, scenario }: Target): Promise<boolean> {
    const before = { ...scenario, actions: scenario.actions.slice(0, -1) };
    const [left, right] = await Promise.all([this.#present(uri, workload, before), this.#present(uri, workload, scenario)]);
    return left !== null && right !== null && (await this.show(uri, workload, left, right, documentImagesOf(scenario)));
  }

  /** The template that runs after a scenario; null where it isn't possible. */
  async #present(uri: string, workload: WorkloadId, scenario: Target['scenario']): Promise<Side | null> {
    if (scenario.actions.length === 0) return { name: vscode.l10n.t('manifest'), source: { kind: 'document' } };
    const result = await this.server.request('timeline', { uri, workload, scenario });
    if (result.state !== 'timeline') return null;
    const current = result.timeline.revisions.find(revision => revision.current);
    if (current === undefined) return null;
    return { name: sayRevision(current.revision), source: { kind: 'revision', scenario, revision: current.revision } };
  }

  #keep(name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${name}.yaml`, query: String(this.#shown) });
    this.#texts.set(uri.toString(), text);
    return uri;
  }
}

/** What VS Code draws of a group beside an editor, in pixels. */
const frame = 20;

/** The group where VS Code shows both sides side by side, if the user wants that; made where there is none. */
async function columnWithRoom(): Promise<number> {
  const settings = vscode.workspace.getConfiguration('diffEditor');
  const wanted = settings.get<boolean>('renderSideBySide', true) && settings.get<boolean>('useInlineViewWhenSpaceIsLimited', true);
  const enough = wanted ? settings.get<number>('renderSideBySideInlineBreakpoint', 900) + frame : 0;
  const groups = vscode.window.tabGroups.all;
  const holdsText = groups.map(({ activeTab }) => !(activeTab?.input instanceof vscode.TabInputWebview));
  const active = groups.indexOf(vscode.window.tabGroups.activeTabGroup);
  const now = await vscode.commands.executeCommand<EditorLayout>('vscode.getEditorLayout');
  const { column, layout } = roomFor(now, holdsText, active, enough);
  if (layout !== undefined) await vscode.commands.executeCommand('vscode.setEditorLayout', layout);
  return column;
}

/** A revision as a side of a comparison is called. */
export function sayRevision(revision: number): string {
  return vscode.l10n.t('revision {0}', revision);
}
