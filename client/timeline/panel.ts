import * as vscode from 'vscode';
import type { FromPage, Shown, Target } from '../../media/protocol';
import type { NodeClass } from '../../server/protocol/nodes';
import type { EditBase, WorkloadId } from '../../server/protocol/scenario';
import { withNodeField } from '../../server/protocol/statedNodes';
import { workloadKind, workloadName, workloadNamespace } from '../../server/protocol/workloadId';
import { kustomizedBy, type Builds } from '../kustomize/builds';
import type { LanguageServer } from '../languageClient';
import type { Renderings } from '../rendering/renderings';
import { openRendered, renderedFrom } from '../rendering/renderedFrom';
import type { TemplateDifference } from '../revisions/difference';
import type { Session } from '../revisions/session';
import { messageText } from '../plainText';
import { TimelineController } from './controller';
import { DocumentPlace } from './documentPlace';
import { openDocument, revealLine } from './documents';
import { readPageMessage } from './fromPage';
import { fillPage } from './fillPage';
import type { Following } from './following';
import type { World } from './world';
import { Writes } from './writes';

/** What manifests were in git, and when that may have become another text. */
export interface EditBases {
  readonly onDidChange: vscode.Event<void>;
  /** What a workload was in a commit, branch, or tag (null: the one of the settings); null where git has no answer. */
  of(uri: string, workload: WorkloadId, ref: string | null): Promise<EditBase | null>;
}

/** What a panel needs of the extension. */
export interface PanelParts {
  /** The folder with the built page. */
  readonly dist: vscode.Uri;
  readonly server: LanguageServer;
  readonly session: Session;
  readonly builds: Builds;
  readonly renderings: Renderings;
  readonly editBases: EditBases;
  readonly difference: TemplateDifference;
  readonly following: Following;
  readonly log: vscode.LogOutputChannel;
}

/** A workload on which something was simulated. */
export type Simulated = Pick<Target, 'uri' | 'workload'>;

/** A timeline beside the editor: the page in its webview, and the controller that keeps it up to date. */
export class TimelinePanel {
  readonly controller: TimelineController;
  readonly #disposables: { dispose(): unknown }[] = [];
  readonly #place: DocumentPlace;
  readonly #writes: Writes;
  /** The workloads that something was simulated on here. */
  #actedOn: readonly Simulated[] = [];

  constructor(
    readonly view: vscode.WebviewPanel,
    target: Target,
    private readonly parts: PanelParts,
    comparing = false,
  ) {
    const now = (): Target => this.controller.target;
    this.#writes = new Writes(parts.renderings);
    this.#place = new DocumentPlace(target.uri, () => this.controller.placeChanged());
    const world: World = {
      server: parts.server,
      serverState: () => parts.server.state,
      open: async () => {
        const document = await openDocument(now().uri);
        return document === null ? null : { lines: () => document.getText().split(/\r?\n/) };
      },
      where: () => {
        const { workload } = now();
        const named = { name: workloadName(workload), kind: workloadKind(workload), namespace: workloadNamespace(workload) };
        const rendered = renderedFrom(parts.renderings.shownIn(vscode.Uri.parse(now().uri)));
        return { ...named, ...this.#place.where, following: parts.following.panel === this, rendered };
      },
      post: snapshot => void view.webview.postMessage(snapshot),
      kustomized: async () => {
        const { counted } = await parts.builds.of(now().uri);
        return counted === null ? null : kustomizedBy(now().uri, counted);
      },
      editBase: ref => parts.editBases.of(now().uri, now().workload, ref),
      write: edits => this.#writes.write(vscode.Uri.parse(now().uri), edits),
      say: problem => void vscode.window.showWarningMessage(messageText(problem)),
      schedule: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      acted: scenario => this.#record(now(), scenario),
      failed: error => parts.log.error('A timeline could not be brought up to date.', error),
    };
    this.controller = new TimelineController(target, world, comparing);
    this.#listen();
    fillPage(view, parts.dist, 'timeline');
  }

  /** Whether this is the timeline of a workload. */
  shows(uri: string, workload: WorkloadId): boolean {
    const { target } = this.controller;
    return target.uri === uri && target.workload === workload;
  }

  /** The workloads that something was simulated on here. */
  get actedOn(): readonly Simulated[] {
    return this.#actedOn;
  }

  /** Shows another workload, from its beginning. */
  async move(target: Target): Promise<void> {
    this.#place.move(target.uri);
    await this.controller.move(target);
  }

  /** A document that was simulated on here has another name or place now. */
  async relocate(from: string, to: string): Promise<void> {
    this.#actedOn = this.#actedOn.map(acted => (acted.uri === from ? { ...acted, uri: to } : acted));
    if (this.controller.target.uri !== from) return;
    this.#place.move(to);
    await this.controller.relocate(to);
  }

  /** To look at a workload's own rollout doesn't make the session forget what was simulated on it before; to take everything back does. */
  #record({ uri, workload }: Target, scenario: Target['scenario']): void {
    const isActedOn = this.#actedOn.some(acted => acted.uri === uri && acted.workload === workload);
    if (!isActedOn && scenario.actions.length > 0) this.#actedOn = [...this.#actedOn, { uri, workload }];
    if (isActedOn || scenario.actions.length > 0) this.parts.session.record(uri, workload, scenario);
  }

  #listen(): void {
    const { controller, parts, view } = this;
    this.#disposables.push(
      view.webview.onDidReceiveMessage((sent: unknown) => {
        const message = readPageMessage(sent, controller.shown());
        if (message === null) parts.log.warn('A timeline asked for what it does not show.');
        else this.#receive(message).catch((error: unknown) => parts.log.error(message.kind, error));
      }),
      view.onDidChangeViewState(() => {
        if (!view.visible) controller.gone();
        if (view.active) this.#tellMenus();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.uri.toString() === controller.target.uri) controller.documentChanged();
      }),
      parts.server.onDidChangeAnswers(() => controller.documentChanged()),
      parts.editBases.onDidChange(() => void controller.baseChanged()),
      parts.server.onDidChangeState(state => controller.serverChanged(state)),
      parts.following.onDidChange(() => {
        controller.placeChanged();
        if (view.active) this.#tellMenus();
      }),
      parts.renderings.onDidChange(() => controller.placeChanged()),
      this.#place,
    );
    view.onDidDispose(() => {
      if (parts.following.panel === this) parts.following.set(undefined);
      controller.dispose();
      for (const disposable of this.#disposables) disposable.dispose();
    });
  }

  /** The menu of the timeline that is in front offers to follow the cursor, or to stop that. */
  #tellMenus(): void {
    void vscode.commands.executeCommand('setContext', 'rolloutPreview.following', this.parts.following.panel === this);
  }

  async #receive(message: FromPage): Promise<void> {
    const { controller } = this;
    const { uri, workload } = controller.target;
    switch (message.kind) {
      case 'ready':
        controller.ready();
        return;
      case 'change':
        return controller.change(message.whatIf, message.assumptions);
      case 'act':
        return controller.act(message.action, message.at, { stay: true });
      case 'takeBack':
        return controller.takeBack();
      case 'leaveEdit':
        return controller.leaveEdit();
      case 'compare':
        return controller.compare(message.open);
      case 'apply':
        return controller.apply(message.whatIf);
      case 'writeImages':
        return controller.writeImages();
      case 'undoWrite':
        return this.#writes.undo();
      case 'reveal':
        return revealLine(uri, message.line);
      case 'open':
        return openRendered(this.parts.renderings.shownIn(vscode.Uri.parse(uri)), message.what);
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'saveSvg':
        return saveSvg(uri, message.name, message.svg);
      case 'follow':
        this.parts.following.set(message.on ? this : undefined);
        return;
      case 'difference':
        await this.parts.difference.showLastAction(controller.target);
        return;
      case 'stateNodes': {
        const nodes = statedNodes(controller.shown(), message);
        if (nodes !== null) await vscode.commands.executeCommand('rolloutPreview.stateNodes', uri, [nodes]);
        return;
      }
      case 'run':
        await vscode.commands.executeCommand(`rolloutPreview.${message.command}`, uri, workload, undefined, message.at ?? 'startOver');
    }
  }
}

/** The nodes that the page shows with another number; null where it shows none, or they couldn't have that. */
function statedNodes(shown: Shown | null, { field, text }: Extract<FromPage, { readonly kind: 'stateNodes' }>): NodeClass | null {
  const stated = shown?.state === 'timeline' ? shown.timeline.nodes?.stated : undefined;
  return stated === undefined ? null : withNodeField(stated, field, text);
}

/** Asks where to, beside the manifest by default, and writes the picture there. */
async function saveSvg(uri: string, name: string, svg: string): Promise<void> {
  const manifest = vscode.Uri.parse(uri);
  const folder = manifest.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(manifest, '..');
  const to = await vscode.window.showSaveDialog({
    filters: { SVG: ['svg'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (to !== undefined) await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(svg));
}
