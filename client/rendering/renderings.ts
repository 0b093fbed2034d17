import * as vscode from 'vscode';
import type { Ask, Rendered } from '../../workspace/rendering/renderer';
import { liesIn } from '../../workspace/paths';
import type { Server } from '../requests';
import { chartOf } from './chartOf';
import type { Builds } from '../kustomize/builds';
import type { Kustomizations } from '../kustomize/kustomizations';
import { Choices } from './choices';
import { DeclarationFiles } from './declarations';
import { isMadeOf, newEntry, type Entry } from './entry';
import { KustomizeRoots } from './kustomizeRoots';
import { RenderedDocuments } from './renderedDocuments';
import { keyOf, type Found, type Source } from './source';
import type { BaseSide, SourceRenderer, SourceRendering } from './sourceRenderer';
import { noFurtherValues, ValuesOffers, type ChosenValues } from './valuesOffers';

/** What a document is rendered to. */
export interface Shown {
  readonly source: Source;
  readonly values: ChosenValues;
  /** What came of rendering last. */
  readonly rendering: SourceRendering;
  /** The last that could be rendered; null where none could. */
  readonly rendered: Rendered | null;
  /** The document that it can be read in. */
  readonly uri: vscode.Uri;
}

/** A document with what it is to the sources that it is rendered by. */
export interface ShownDocument {
  readonly found: Found;
  readonly shown: readonly Shown[];
}

/** Milliseconds: from the last edit to rendering, and from it to a fault that it brought. */
const settleMilliseconds = 600;
const faultMilliseconds = 1400;

/** Sources that are rendered again as soon as something changes: those that were asked for last. Others are when they are asked for. */
const mostLive = 12;

/** Renders the charts and kustomizations of open documents, and again when something that they are made of changes. */
export class Renderings implements vscode.Disposable {
  readonly #entries = new Map<string, Entry>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** Something was rendered anew, or other values were chosen. */
  readonly onDidChange = this.#changed.event;
  readonly documents = new RenderedDocuments();
  readonly choices: Choices;
  readonly offers: ValuesOffers;
  readonly declarations: DeclarationFiles;
  readonly #roots: KustomizeRoots;
  readonly #disposables: readonly { dispose(): unknown }[];

  constructor(
    private readonly renderer: SourceRenderer,
    ask: Ask,
    private readonly server: Server,
    state: vscode.Memento,
    private readonly kustomize: { readonly builds: Pick<Builds, 'chosenName' | 'onDidChoose'>; readonly kustomizations: Kustomizations },
  ) {
    this.choices = new Choices(state);
    this.declarations = new DeclarationFiles(ask);
    this.offers = new ValuesOffers(this.declarations);
    this.#roots = new KustomizeRoots(kustomize.kustomizations, ask);
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml,tpl,tmpl,json,properties,env,toml,conf,ini,txt,tgz}');
    const onDisk = (uri: vscode.Uri): void => {
      void this.#declared(uri);
      this.#touched(uri.fsPath, 0);
    };
    const onOther = (uri: vscode.Uri): void => {
      this.offers.forget();
      onDisk(uri);
    };
    this.#disposables = [
      this.documents,
      this.#changed,
      watcher,
      watcher.onDidChange(onDisk),
      watcher.onDidCreate(onOther),
      watcher.onDidDelete(onOther),
      kustomize.builds.onDidChoose(() => this.#changed.fire()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 || document.uri.scheme !== 'file') return;
        void this.#declared(document.uri);
        this.#touched(document.uri.fsPath, settleMilliseconds);
      }),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('rolloutPreview')) this.again();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.again()),
    ];
  }

  /** What a document is rendered to: from memory where nothing has changed since. Null for one that is part of no chart or kustomization. */
  async of(document: vscode.TextDocument): Promise<ShownDocument | null> {
    return this.#each(document, async entry => this.#shown(entry));
  }

  /** The same as far as it is known by now: what isn't is rendered, and told as a change. */
  async known(document: vscode.TextDocument): Promise<ShownDocument | null> {
    return this.#each(document, entry => {
      if (entry.shown === null && entry.running === null) void this.#run(entry).done.then(() => this.#changed.fire());
      return Promise.resolve(entry.shown);
    });
  }

  async #each(document: vscode.TextDocument, show: (entry: Entry) => Promise<Shown | null>): Promise<ShownDocument | null> {
    const all = mayRender(document) ? await this.find(document) : null;
    if (all === null) return null;
    const found = { ...all, sources: await this.#counted(all, document) };
    const shown = await Promise.all(found.sources.map(async source => show(await this.#entry(source, found, document))));
    return { found, shown: shown.flatMap(one => one ?? []) };
  }

  /** The overlays that a document ends up in, as *Choose Kustomization…* names them. */
  async overlaysOf(document: vscode.TextDocument): Promise<readonly string[]> {
    const found = await this.find(document);
    return (found?.sources ?? []).filter(({ kind }) => kind === 'kustomization').map(({ root }) => nameOf(root));
  }

  /** Of several overlays that a document ends up in the chosen one; else all of them, those that are deployed first. */
  async #counted({ sources, role }: Found, { uri }: vscode.TextDocument): Promise<readonly Source[]> {
    const [first, second] = sources;
    if (role !== 'template' || first === undefined || second === undefined) return sources;
    const chosen = this.kustomize.builds.chosenName(uri.toString());
    const named = sources.filter(({ root }) => nameOf(root) === chosen);
    if (named.length > 0) return named;
    const { overlays } = await this.declarations.in(first.folder);
    const deployed = ({ root }: Source): number => (overlays.some(({ directory }) => directory === root) ? 0 : 1);
    return [...sources].sort((one, other) => deployed(one) - deployed(other));
  }

  /** Whether a document has workloads that are answered for as they stand in it. */
  async isManifest({ uri }: vscode.TextDocument): Promise<boolean> {
    const { workloads } = await this.server.request('workloads', { uri: uri.toString() }).catch(() => ({ workloads: [] }));
    return workloads.length > 0;
  }

  /** What a document is to the charts and kustomizations of its folder. */
  async find({ uri }: vscode.TextDocument): Promise<Found | null> {
    const folder = uri.scheme === 'file' ? vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath : undefined;
    if (folder === undefined) return null;
    return (await chartOf(uri.fsPath, folder)) ?? this.#roots.of(uri.fsPath, folder);
  }

  /** Renders what a commit has of what is shown, or what is saved, without showing it. */
  async base({ source, values, uri }: Shown, base: BaseSide | 'saved'): Promise<SourceRendering> {
    const { mayFetch = [], isAsked = false } = this.#entryOf(uri) ?? {};
    const variables = await this.declarations.variablesOf(source);
    return this.renderer.render(source, { values, mayFetch, isAsked, variables, base }, new AbortController().signal);
  }

  /** Builds with what comes from these addresses, too, as the user has allowed it, as long as the window is open. */
  async fetch({ uri }: Shown, addresses: readonly string[]): Promise<void> {
    const entry = this.#entryOf(uri);
    if (entry === undefined) return;
    entry.mayFetch = [...entry.mayFetch, ...addresses];
    await this.#run(entry).done;
    this.#changed.fire();
  }

  /** Of a document that was rendered, what it was rendered from; null for others. */
  shownIn(uri: vscode.Uri): Shown | null {
    return this.#entryOf(uri)?.shown ?? null;
  }

  #entryOf(uri: vscode.Uri): Entry | undefined {
    return [...this.#entries.values()].find(entry => entry.uri.toString() === uri.toString());
  }

  /** Other values were chosen. */
  chosen(): void {
    this.#changed.fire();
  }

  /** Renders everything that is shown anew. `isAsked`: what took too long may take longer from now on. */
  again(isAsked = false): void {
    this.renderer.forgetTools();
    this.declarations.forget();
    this.offers.forget();
    for (const entry of this.#entries.values()) {
      entry.isAsked ||= isAsked && entry.isHeld;
      entry.isHeld = false;
      this.#schedule(entry, 0);
    }
    this.#changed.fire();
  }

  dispose(): void {
    for (const entry of this.#entries.values()) {
      clearTimeout(entry.timer);
      entry.running?.controller.abort();
    }
    for (const disposable of this.#disposables) disposable.dispose();
    void this.renderer.remove();
  }

  async #entry(source: Source, { role, file }: Found, document: vscode.TextDocument): Promise<Entry> {
    const edited = role === 'values' && document.uri.fsPath === file && !/(?:^|[\\/])values\.ya?ml$/.test(file) ? file : null;
    const values =
      source.kind === 'chart'
        ? this.choices.valuesOf(source.root, await this.offers.of(source.root, source.folder), edited)
        : noFurtherValues;
    const key = `${keyOf(source)} ${values.name}`;
    const entry = this.#entries.get(key) ?? newEntry(source, values);
    // The one that was asked for last comes last.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  /** The last that was shown; where there is none yet, it is rendered first. */
  async #shown(entry: Entry): Promise<Shown | null> {
    if (entry.shown === null || entry.isStale) await (entry.isStale ? this.#run(entry) : (entry.running ?? this.#run(entry))).done;
    if (entry.shown?.rendered != null) await this.documents.show(entry.uri, entry.shown.rendered.output);
    return entry.shown;
  }

  /** Other releases or overlays may be declared. */
  async #declared(uri: vscode.Uri): Promise<void> {
    if (!(await this.declarations.changed(uri))) return;
    this.offers.forget();
    for (const entry of this.#entries.values()) entry.isStale ||= entry.source.kind === 'kustomization' && !entry.isHeld;
    this.#changed.fire();
  }

  #touched(file: string, milliseconds: number): void {
    const live = new Set([...this.#entries.values()].slice(-mostLive));
    for (const entry of this.#entries.values()) {
      const { source, values } = entry;
      const isPart = liesIn(file, source.root) || values.files.includes(file) || values.inline?.file === file;
      if (entry.shown === null) entry.isStale ||= entry.running !== null && liesIn(file, source.folder);
      if (entry.shown === null || !(isPart || isMadeOf(entry.shown, file))) continue;
      if (live.has(entry)) this.#schedule(entry, milliseconds);
      else entry.isStale = !entry.isHeld;
    }
  }

  #schedule(entry: Entry, milliseconds: number): void {
    if (entry.isHeld || (entry.mayFetch.length > 0 && milliseconds > 0)) return;
    const took = entry.shown?.rendered?.milliseconds ?? 0;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void this.#run(entry), milliseconds === 0 ? 0 : Math.max(milliseconds, took));
  }

  #run(entry: Entry): NonNullable<Entry['running']> {
    entry.running?.controller.abort();
    entry.isStale = false;
    const controller = new AbortController();
    const running = { controller, done: this.#render(entry, controller.signal).catch(() => undefined) };
    entry.running = running;
    return running;
  }

  async #render(entry: Entry, signal: AbortSignal): Promise<void> {
    const before = entry.shown;
    const variables = await this.declarations.variablesOf(entry.source);
    const rendering = await this.renderer.render(entry.source, { ...entry, variables }, signal);
    if (signal.aborted || (rendering.state === 'stopped' && rendering.why === 'cancelled')) return;
    const isTyping = vscode.workspace.textDocuments.some(
      ({ isDirty, uri }) => isDirty && uri.scheme === 'file' && liesIn(uri.fsPath, entry.source.folder),
    );
    if (rendering.state === 'fault' && before?.rendering.state === 'rendered' && isTyping) await pause(faultMilliseconds, signal);
    if (entry.running?.controller.signal !== signal) return;
    entry.isHeld = rendering.state === 'stopped';
    const rendered = rendering.state === 'rendered' ? rendering : (before?.rendered ?? null);
    entry.shown = { source: entry.source, values: entry.values, rendering, rendered, uri: entry.uri };
    // Something was edited while it was rendered for the first time.
    if (before === null && entry.isStale) this.#schedule(entry, 0);
    if (rendering === before?.rendering) return;
    if (rendered !== null) await this.documents.show(entry.uri, rendered.output);
    if (before !== null) this.#changed.fire();
  }
}

/** Automatically: in trusted workspaces, of files on this machine's disk. */
function mayRender({ uri }: vscode.TextDocument): boolean {
  const settings = vscode.workspace.getConfiguration('rolloutPreview', uri);
  return vscode.workspace.isTrusted && uri.scheme === 'file' && settings.get('rendering.enabled') !== false;
}

/** A directory as *Choose Kustomization…* names it. */
function nameOf(root: string): string {
  return vscode.workspace.asRelativePath(root).replaceAll('\\', '/');
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
