import * as vscode from 'vscode';
import type { TimelinePanel } from './panel';

/** Which timeline follows the cursor: one at most. */
export class Following implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #panel: TimelinePanel | undefined;

  get panel(): TimelinePanel | undefined {
    return this.#panel;
  }

  /** A panel follows from now on, instead of the one that did; undefined: none does. */
  set(panel: TimelinePanel | undefined): void {
    if (panel === this.#panel) return;
    this.#panel = panel;
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
