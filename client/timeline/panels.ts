import * as vscode from 'vscode';
import type { Target } from '../../media/protocol';
import type { Action, WorkloadId } from '../../server/protocol/scenario';
import { beforeOf, type Rehearsed } from '../revisions/session';
import { shown } from '../../server/escapes/shown';
import { TimelinePanel, type PanelParts } from './panel';
import { pageColumn } from './pageColumn';
import { panelTitles } from './panelTitles';
import { emptyScenario, panelTitle, restoredPage } from '../target';

export const viewType = 'rolloutPreview.timeline';

/** When an action happens: once all before it has come to rest, at a second of the timeline, or with everything before it forgotten. */
export type ActAt = 'rest' | 'startOver' | number;

/** When to act, and whether a timeline stays where that has no effect. */
export interface ActWhen {
  readonly at: ActAt;
  readonly stay: boolean;
}

/** The open timelines, one for each workload. */
export class TimelinePanels implements vscode.WebviewPanelSerializer {
  readonly #open = new Set<TimelinePanel>();

  constructor(private readonly parts: PanelParts) {}

  /** The panel that has the focus, or else is the active tab of its group while no text editor has the focus. */
  get active(): TimelinePanel | undefined {
    return [...this.#open].find(panel => panel.view.active);
  }

  /**
   * Shows a workload's timeline: the panel that it has, as it stands, or else a new one with the rollout that applying the manifest would start, in a column
   * or else beside the editor.
   */
  async show(uri: string, workload: WorkloadId, column?: vscode.ViewColumn): Promise<void> {
    const { panel, created } = this.#reveal(uri, workload, column);
    if (created) await panel.controller.show(emptyScenario);
  }

  /** Shows what the edit of a workload rolls out, from its beginning; answers whether git knows what it was. `ref`: null is the one of the settings. */
  async showEdit(uri: string, workload: WorkloadId, ref: string | null = null): Promise<boolean> {
    const edit = await this.parts.editBases.of(uri, workload, ref);
    if (edit === null) return false;
    const { counted } = await this.parts.builds.of(uri);
    const images = counted === null ? {} : { kustomizeImages: counted.images };
    await this.#reveal(uri, workload).panel.controller.show({ ...emptyScenario, ...images, edit });
    return true;
  }

  /** Shows a workload's timeline with the usual strategies beside it. */
  async compare(uri: string, workload: WorkloadId): Promise<void> {
    await this.#reveal(uri, workload).panel.controller.openComparison();
  }

  /** Lets a panel show another workload, unless that has a panel of its own. */
  async move(panel: TimelinePanel, uri: string, workload: WorkloadId): Promise<void> {
    if (this.target(uri, workload) !== undefined) return;
    const { edit } = panel.controller.target.scenario;
    const base = edit === undefined ? null : await this.parts.editBases.of(uri, workload, edit.ref);
    const moved = panel.move({ uri, workload, scenario: base === null ? emptyScenario : { ...emptyScenario, edit: base } });
    this.#nameAll();
    await moved;
  }

  /** Takes everything back that was simulated on the workload's panel, where it has one. */
  async startOver(uri: string, workload: WorkloadId): Promise<void> {
    const controller = this.#find(uri, workload)?.controller;
    if (controller === undefined) return;
    const { whatIf, assumptions } = controller.target.scenario;
    await controller.show({ whatIf, assumptions, actions: [] });
  }

  /** Simulates an action behind what the workload's panel shows or was simulated in this session before, unless it is told behind what. */
  async act(
    uri: string,
    workload: WorkloadId,
    action: Action,
    { at, stay }: ActWhen,
    preceding: Rehearsed = this.rehearsed(uri, workload, at),
  ): Promise<void> {
    const { controller } = this.#reveal(uri, workload).panel;
    const { whatIf, assumptions } = controller.target.scenario;
    await controller.act(action, at === 'startOver' ? 'rest' : at, { before: { whatIf, assumptions, ...preceding }, stay });
  }

  /** What the next action of a workload comes behind. */
  rehearsed(uri: string, workload: WorkloadId, at: ActAt = 'rest'): Rehearsed {
    const { actions, ...before } = this.#shown(uri, workload) ?? this.parts.session.rehearsed(uri, workload);
    if (at !== 'startOver') return { actions, ...beforeOf(before) };
    const { edit: _edit, ...rest } = beforeOf(before);
    return { actions: [], ...rest };
  }

  /** A document has another name or place now: its panels, and what was simulated on it, go along. */
  async relocate(from: string, to: string): Promise<void> {
    this.parts.session.relocate(from, to);
    await Promise.all([...this.#open].map(panel => panel.relocate(from, to)));
    this.#nameAll();
  }

  /** The documents of the open panels, and those that something was simulated on in them. */
  get documents(): readonly string[] {
    const panels = [...this.#open];
    return [...new Set(panels.flatMap(({ controller, actedOn }) => [controller.target, ...actedOn].map(({ uri }) => uri)))];
  }

  /** What a workload's panel shows; undefined where it has none. */
  target(uri: string, workload: WorkloadId): Target | undefined {
    return this.#find(uri, workload)?.controller.target;
  }

  /** After a reload of the window: the page kept what it showed. */
  deserializeWebviewPanel(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    const page = restoredPage(state);
    if (page === null || this.target(page.target.uri, page.target.workload) !== undefined) {
      view.dispose();
    } else {
      const { uri, workload, scenario } = page.target;
      this.parts.session.restore(uri, workload, scenario);
      this.#adopt(view, page.target, page.comparing);
    }
    return Promise.resolve();
  }

  /** What a panel shows that somebody has acted in. */
  #shown(uri: string, workload: WorkloadId): Rehearsed | undefined {
    const scenario = this.target(uri, workload)?.scenario;
    return scenario === undefined || scenario.actions.length === 0 ? undefined : scenario;
  }

  #reveal(uri: string, workload: WorkloadId, column?: vscode.ViewColumn): { readonly panel: TimelinePanel; readonly created: boolean } {
    const known = this.#find(uri, workload);
    if (known !== undefined) {
      known.view.reveal();
      return { panel: known, created: false };
    }
    // Timelines gather in one group instead of opening one beside the other.
    const viewColumn = [...this.#open].find(panel => panel.view.visible)?.view.viewColumn ?? column ?? pageColumn();
    const view = vscode.window.createWebviewPanel(viewType, panelTitle(workload), { viewColumn });
    return { panel: this.#adopt(view, { uri, workload, scenario: emptyScenario }), created: true };
  }

  #adopt(view: vscode.WebviewPanel, target: Target, comparing = false): TimelinePanel {
    const panel = new TimelinePanel(view, target, this.parts, comparing);
    this.#open.add(panel);
    this.#nameAll();
    view.onDidDispose(() => {
      this.#open.delete(panel);
      this.#nameAll();
      // What is simulated ends with its panel.
      for (const { uri, workload } of panel.actedOn) {
        if (this.target(uri, workload) === undefined) this.parts.session.forget(uri, workload);
      }
    });
    return panel;
  }

  #nameAll(): void {
    const panels = [...this.#open];
    const titles = panelTitles(
      panels.map(({ controller }) => controller.target),
      uri => shown(vscode.workspace.asRelativePath(vscode.Uri.parse(uri)), 100),
    );
    panels.forEach(({ view }, index) => {
      const title = titles[index] ?? '';
      if (view.title !== title) view.title = title;
    });
  }

  #find(uri: string, workload: WorkloadId): TimelinePanel | undefined {
    return [...this.#open].find(panel => panel.shows(uri, workload));
  }
}
