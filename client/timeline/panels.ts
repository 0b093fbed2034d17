import * as vscode from 'vscode';
import type { Target } from '../../media/protocol';
import type { Action, WorkloadId } from '../../server/protocol';
import { TimelinePanel, type PanelParts } from './panel';
import { emptyScenario, panelTitle, restoredTarget, targetKey } from './target';

export const viewType = 'rolloutPreview.timeline';

/** When an action happens: once all before it has come to rest, at a second of the timeline, or with everything before it forgotten. */
export type ActAt = 'rest' | 'startOver' | number;

/** The open timelines, one for each workload. */
export class TimelinePanels implements vscode.WebviewPanelSerializer {
  readonly #open = new Map<string, TimelinePanel>();

  constructor(private readonly parts: PanelParts) {}

  /** The panel that has the focus, or else is the active tab of its group while no text editor has the focus. */
  get active(): TimelinePanel | undefined {
    return [...this.#open.values()].find(panel => panel.view.active);
  }

  /** Shows a workload's timeline: the panel that it has, as it stands, or else a new one with the rollout that applying the manifest would start. */
  async show(uri: string, workload: WorkloadId): Promise<void> {
    const { panel, created } = this.#reveal(uri, workload);
    if (created) await panel.controller.show(emptyScenario);
  }

  /** Simulates an action behind those of the workload's panel, or else those that were simulated in this session before. */
  async act(uri: string, workload: WorkloadId, action: Action, at: ActAt): Promise<void> {
    const actions = at === 'startOver' ? [] : this.actions(uri, workload);
    const { controller } = this.#reveal(uri, workload).panel;
    await controller.act(action, at === 'startOver' ? 'rest' : at, { ...controller.target.scenario, actions });
  }

  /** What the next action of a workload comes behind. */
  actions(uri: string, workload: WorkloadId): Target['scenario']['actions'] {
    const shown = this.target(uri, workload)?.scenario.actions ?? [];
    return shown.length > 0 ? shown : this.parts.session.actions(uri, workload).map(({ simulated }) => simulated);
  }

  /** What a workload's panel shows; undefined where it has none. */
  target(uri: string, workload: WorkloadId): Target | undefined {
    return this.#open.get(targetKey(uri, workload))?.controller.target;
  }

  /** After a reload of the window: the page kept what it showed. */
  deserializeWebviewPanel(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    const target = restoredTarget(state);
    if (target === null || this.target(target.uri, target.workload) !== undefined) {
      view.dispose();
    } else {
      this.parts.session.restore(target.uri, target.workload, target.scenario.actions);
      this.#adopt(view, target);
    }
    return Promise.resolve();
  }

  #reveal(uri: string, workload: WorkloadId): { readonly panel: TimelinePanel; readonly created: boolean } {
    const known = this.#open.get(targetKey(uri, workload));
    if (known !== undefined) {
      known.view.reveal();
      return { panel: known, created: false };
    }
    // Timelines gather in one group instead of opening one beside the other.
    const viewColumn = [...this.#open.values()].find(panel => panel.view.visible)?.view.viewColumn ?? vscode.ViewColumn.Beside;
    const view = vscode.window.createWebviewPanel(viewType, panelTitle(workload), { viewColumn });
    return { panel: this.#adopt(view, { uri, workload, scenario: emptyScenario }), created: true };
  }

  #adopt(view: vscode.WebviewPanel, target: Target): TimelinePanel {
    const panel = new TimelinePanel(view, target, this.parts);
    const key = targetKey(target.uri, target.workload);
    this.#open.set(key, panel);
    view.onDidDispose(() => this.#open.delete(key));
    return panel;
  }
}
