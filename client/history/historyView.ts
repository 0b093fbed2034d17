import * as vscode from 'vscode';
import { shown } from '../../server/escapes/shown';
import { sayDay, sayTime } from '../prompts/sayTime';
import type { Builds, ManifestBuilds } from '../kustomize/builds';
import { isManifest } from '../firstManifest';
import type { LanguageServer } from '../languageClient';
import { choiceOf } from '../prompts/pickRevision';
import { sayKind } from '../prompts/pickWorkload';
import { gitOf } from '../git/gitOf';
import { listRevisions, type ListWorld, type RevisionList } from '../revisions/list';
import type { RevisionRow } from '../revisions/rows';
import type { Session } from '../revisions/session';
import { openDocument } from '../timeline/documents';
import type { TimelinePanels } from '../timeline/panels';
import { contextOf, newRevisionNode, type HistoryNode, type RevisionNode } from './nodes';
import { revisionTitles } from './revisionTitle';

const historyViewId = 'rolloutPreview.revisions';

/** Milliseconds from the last change until the history is read again. */
const settleMilliseconds = 500;

interface Parts {
  readonly server: LanguageServer;
  readonly session: Session;
  readonly builds: Builds;
  readonly rendered: ListWorld['rendered'];
  readonly panels: TimelinePanels;
  /** Documents that are answered for by what they are rendered to, and when that is rendered anew. */
  readonly built: {
    readonly uriOf: (document: vscode.TextDocument) => Promise<vscode.Uri | null>;
    readonly onDidChange: vscode.Event<void>;
  };
}

/** A workload's revisions, as far as they have been read. */
interface Known {
  rows: readonly RevisionRow[];
  list: RevisionList | null;
  builds: ManifestBuilds | null;
  /** The list once it is read; null where that was broken off. */
  reading: Promise<RevisionList | null>;
}

/** The view with the revisions of the manifest in the active editor, or of the one that it was told to show. Reads only while it is visible. */
export class HistoryView implements vscode.TreeDataProvider<HistoryNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<HistoryNode | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<HistoryNode>;
  readonly #disposables: readonly { dispose(): unknown }[];
  #uri: string | undefined;
  #known = new Map<string, Known>();
  #reading = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: Parts) {
    this.#view = vscode.window.createTreeView(historyViewId, { treeDataProvider: this });
    this.#disposables = [
      this.#view,
      this.#changed,
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.#follow(vscode.window.activeTextEditor);
      }),
      vscode.window.onDidChangeActiveTextEditor(editor => this.#follow(editor)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.#uri) this.#later();
      }),
      parts.session.onDidRecord(() => {
        void vscode.commands.executeCommand('setContext', 'rolloutPreview.simulated', !parts.session.isEmpty);
        this.#later();
      }),
      parts.builds.onDidChoose(() => this.#later()),
      parts.built.onDidChange(() => this.#later()),
      // git may be asked from now on.
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.refresh()),
    ];
    this.#uri = vscode.window.activeTextEditor?.document.uri.toString();
  }

  /** The document whose history it shows. */
  get uri(): string | undefined {
    return this.#uri;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#reading.abort();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Brings the view up, with a document's history. */
  async show(uri: string): Promise<void> {
    this.#uri = uri;
    this.refresh();
    await vscode.commands.executeCommand(`${historyViewId}.focus`);
  }

  refresh(): void {
    clearTimeout(this.#timer);
    this.#reading.abort();
    this.#reading = new AbortController();
    this.#known = new Map();
    this.#changed.fire(undefined);
  }

  async getChildren(node?: HistoryNode): Promise<HistoryNode[]> {
    if (node?.kind === 'gone') return [...node.revisions];
    if (node !== undefined) return node.kind === 'workload' ? this.#revisions(node) : [];
    const own = this.#uri === undefined ? null : await openDocument(this.#uri);
    const built = own === null ? null : await this.parts.built.uriOf(own);
    const document = built === null ? own : await openDocument(built.toString());
    if (document === null) return [];
    const uri = document.uri.toString();
    const { workloads } = await this.parts.server.request('workloads', { uri });
    const nodes = workloads.map(workload => ({ kind: 'workload' as const, uri, workload }));
    const [only, ...others] = nodes;
    this.#view.description = only !== undefined && others.length === 0 ? shown(only.workload.name, 300) : '';
    return only !== undefined && others.length === 0 ? this.#revisions(only) : nodes;
  }

  getTreeItem(node: HistoryNode): vscode.TreeItem {
    switch (node.kind) {
      case 'workload': {
        const item = new vscode.TreeItem(shown(node.workload.name, 300), vscode.TreeItemCollapsibleState.Expanded);
        item.description = sayKind(node.workload);
        return item;
      }
      case 'revision':
        return revisionItem(node);
      case 'gone':
        return goneItem(node.revisions.length);
      case 'build':
        return buildItem(node);
      case 'note': {
        const item = new vscode.TreeItem(shown(node.text));
        item.iconPath = new vscode.ThemeIcon('info');
        return item;
      }
    }
  }

  /** The document changes with the editor to another manifest; without one in the editor it stays. */
  #follow(editor: vscode.TextEditor | undefined): void {
    const uri = editor?.document.uri.toString();
    if (editor === undefined || uri === undefined || uri === this.#uri || !isManifest(editor.document)) return;
    this.#uri = uri;
    this.#later();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), settleMilliseconds);
  }

  #revisions({ uri, workload }: Extract<HistoryNode, { kind: 'workload' }>): HistoryNode[] {
    let known = this.#known.get(workload.id);
    if (known === undefined) {
      known = { rows: [], list: null, builds: null, reading: Promise.resolve(null) };
      this.#known.set(workload.id, known);
      known.reading = this.#read(uri, workload.id, known);
    }
    const { rows, list, builds, reading } = known;
    const notes = list?.notes ?? [vscode.l10n.t('Reading…')];
    const build: HistoryNode[] =
      builds === null || builds.all.length === 0
        ? []
        : [{ kind: 'build', uri: this.#uri ?? uri, name: builds.counted?.name ?? null, count: builds.all.length }];
    const titles = revisionTitles(rows, sayDay);
    const nodes = rows.map((row, index) =>
      newRevisionNode({ uri, workload, row, list, reading, title: titles[index] ?? { label: '', description: '' } }),
    );
    const gone = nodes.filter(({ row }) => row.gone !== null);
    return [
      ...build,
      ...nodes.filter(({ row }) => row.gone === null),
      ...(gone.length === 0 ? [] : [{ kind: 'gone' as const, revisions: gone }]),
      ...notes.map((text): HistoryNode => ({ kind: 'note', text })),
    ];
  }

  async #read(uri: string, workload: string, known: Known): Promise<RevisionList | null> {
    const { server, session, builds, panels, rendered } = this.parts;
    const { signal } = this.#reading;
    const update = (rows: readonly RevisionRow[], list: RevisionList | null): void => {
      if (signal.aborted) return;
      known.rows = rows;
      known.list = list;
      this.#changed.fire(undefined);
    };
    const rehearsed = panels.rehearsed(uri, workload);
    try {
      const own = this.#uri ?? uri;
      known.builds = await builds.known(own);
      // What is built has the images of its build.
      const asked = { uri, workload, rehearsed, build: own === uri ? known.builds.counted : null };
      const list = await listRevisions({ server, session, gitOf, rendered }, asked, signal, rows => update(rows, null));
      update(list.rows, list);
      return signal.aborted ? null : list;
    } catch {
      update([], { rows: [], notes: [vscode.l10n.t('The language server isn’t responding.')], preceding: rehearsed });
      return null;
    }
  }
}

function buildItem({ uri, name, count }: Extract<HistoryNode, { kind: 'build' }>): vscode.TreeItem {
  const text =
    name === null
      ? vscode.l10n.t('{0} kustomizations build this manifest: choose one to see its images', count)
      : vscode.l10n.t('As built by {0}', name);
  const item = new vscode.TreeItem(shown(text, 300));
  item.iconPath = new vscode.ThemeIcon('layers');
  const title = vscode.l10n.t('Choose Kustomization…');
  if (count > 1) item.command = { command: 'rolloutPreview.chooseKustomization', title, arguments: [uri] };
  return item;
}

/** Closed: what can't be gone back to is rarely looked for. */
function goneItem(count: number): vscode.TreeItem {
  const text = count === 1 ? vscode.l10n.t('1 revision no longer exists') : vscode.l10n.t('{0} revisions no longer exist', count);
  const item = new vscode.TreeItem(text, vscode.TreeItemCollapsibleState.Collapsed);
  item.iconPath = new vscode.ThemeIcon('circle-slash');
  return item;
}

function revisionItem(node: RevisionNode): vscode.TreeItem {
  const { label, description, detail, icon } = choiceOf(node.row, sayTime);
  const item = new vscode.TreeItem(shown(node.title.label, 300));
  item.description = shown(node.title.description, 300);
  item.tooltip = shown([label, description, detail].filter(part => part !== undefined).join('\n'));
  if (icon !== undefined) item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = contextOf(node);
  const command = commandOf(node);
  if (command !== null) item.command = command;
  return item;
}

/** What choosing a revision does: the manifest itself is shown, others are compared with it, once they are read. Null for one that is gone. */
function commandOf(node: RevisionNode): vscode.Command | null {
  const { uri, workload, row, list } = node;
  if (row.gone !== null || (list !== null && row.revision === null)) return null;
  if (row.source.kind !== 'manifest')
    return { command: 'rolloutPreview.showTemplateDifference', title: vscode.l10n.t('Compare with Manifest'), arguments: [node] };
  const selection = new vscode.Range(workload.startLine, 0, workload.startLine, 0);
  return { command: 'vscode.open', title: vscode.l10n.t('Show Manifest'), arguments: [vscode.Uri.parse(uri), { selection }] };
}
