import * as vscode from 'vscode';
import type { WorkspaceFilesParams } from '../server/protocol';
import { onFirstManifest } from './firstManifest';
import { isKustomization, kustomizationPattern } from './kustomize/names';
import type { LanguageServer } from './languageClient';
import { type FileRead, readWorkspaceFile } from './workspaceFiles';

const foreign = '**/{node_modules,.git}/**';

/** Files that say something of manifests in others: where they are found, what of them is handed over, and how many at most; `bytes` is the size of a file. */
interface Sort {
  readonly pattern: string;
  readonly isWanted: (text: string) => boolean;
  readonly most: { readonly files: number; readonly handed: number; readonly bytes: number };
}

const autoscalers: Sort = {
  pattern: '**/*.{yaml,yml}',
  isWanted: text => text.includes('HorizontalPodAutoscaler'),
  most: { files: 1000, handed: 200, bytes: 500_000 },
};

const kustomizations: Sort = {
  pattern: kustomizationPattern,
  isWanted: text => text !== '',
  most: { files: 2000, handed: 2000, bytes: 200_000 },
};

const sorts = [kustomizations, autoscalers];
/** Files that are read at the same time. */
const atOnce = 8;
/** Characters that are handed over at once, if a single file hasn't more. */
const mostCharactersAtOnce = 500_000;
/** Milliseconds in which changes of files gather. */
const settleMilliseconds = 200;

/**
 * Hands the server the files of the workspace that say something of manifests in others, such as autoscalers and kustomizations: all of them once a manifest
 * is open and the server runs, then each that changes on disk. What is in them is the server's to read; only their names are kept here. What can't be read isn't there.
 */
export class HandedFiles implements vscode.Disposable {
  /** By their URIs. */
  readonly #handed = new Map<string, Sort>();
  readonly #changed = new Set<string>();
  /** Those that are too large, or beyond the most that are handed over. */
  readonly #leftOut = new Set<string>();
  readonly #leftOutChanged = new vscode.EventEmitter<void>();
  /** Called when others are left out. */
  readonly onDidChangeLeftOut = this.#leftOutChanged.event;
  /** How many files there are at most that were looked for; null where all were found. */
  #cutAt: number | null = null;
  readonly #disposables: vscode.Disposable[] = [this.#leftOutChanged];
  #wanted = false;
  #disposed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** One reading follows the other, so that the newest counts. */
  #reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly server: LanguageServer,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#disposables.push(
      onFirstManifest(() => this.#begin()),
      server.onDidChangeState(() => this.#gather()),
    );
  }

  /** What isn't read because of its size or number: files, and the number of files after which no more are looked for (null: all are). */
  get leftOut(): { readonly files: number; readonly cutAt: number | null } {
    return { files: this.#leftOut.size, cutAt: this.#cutAt };
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables.splice(0)) disposable.dispose();
  }

  #begin(): void {
    this.#wanted = true;
    const changed = (uri: vscode.Uri): void => this.#later([uri.toString()]);
    const watchers = sorts.map(({ pattern }) => vscode.workspace.createFileSystemWatcher(pattern));
    this.#disposables.push(
      ...watchers.flatMap(watcher => [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)]),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#gather()),
      // Of a folder that goes, a watcher doesn't name what was in it.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#later(this.#handed.keys());
      }),
    );
    this.#gather();
  }

  /** A server that has just started knows of no file. */
  #gather(): void {
    this.#follow(async () => {
      const found = await Promise.all(sorts.map(({ pattern, most }) => vscode.workspace.findFiles(pattern, foreign, most.files)));
      this.#cutAt = sorts.find(({ most }, index) => (found[index]?.length ?? 0) >= most.files)?.most.files ?? null;
      await this.#hand(new Set([...found.flat().map(uri => uri.toString()), ...this.#handed.keys()]));
    });
  }

  #later(uris: Iterable<string>): void {
    for (const uri of uris) if (!/\/(?:node_modules|\.git)\//.test(uri)) this.#changed.add(uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const changed = new Set(this.#changed);
      this.#changed.clear();
      this.#follow(() => this.#hand(changed));
    }, settleMilliseconds);
  }

  #follow(read: () => Promise<void>): void {
    if (!this.#wanted || this.server.state !== 'running') return;
    this.#reading = this.#reading.then(read).catch((error: unknown) => {
      this.log.debug('The files of the workspace could not be read.', error);
    });
  }

  async #hand(uris: ReadonlySet<string>): Promise<void> {
    let files: WorkspaceFilesParams['files'][number][] = [];
    const waiting = [...uris];
    while (waiting.length > 0 && !this.#disposed) {
      const next = waiting.splice(0, atOnce);
      const read = await Promise.all(next.map(uri => readFile(vscode.Uri.parse(uri))));
      files.push(...next.flatMap((uri, index) => this.#changeOf(uri, read[index] ?? { unread: 'missing' })));
      // In portions, between which the server answers others.
      if (files.reduce((sum, { text }) => sum + (text ?? '').length, 0) < mostCharactersAtOnce) continue;
      await this.server.notify('workspaceFiles', { files });
      files = [];
    }
    if (files.length > 0 && !this.#disposed) await this.server.notify('workspaceFiles', { files });
    this.#leftOutChanged.fire();
  }

  /** What there is to say of a file; nothing of one that says nothing of others and never did. */
  #changeOf(uri: string, file: FileRead): WorkspaceFilesParams['files'] {
    const sort = sortOf(uri);
    // What can't be read isn't there.
    const text = 'text' in file ? file.text : '';
    const isTooLarge = 'unread' in file && file.unread === 'tooLarge';
    this.#leftOut.delete(uri);
    if (isTooLarge) this.#leftOut.add(uri);
    if (!sort.isWanted(text)) return this.#handed.delete(uri) ? [{ uri, text: null }] : [];
    const same = [...this.#handed.values()].filter(other => other === sort).length;
    if (same >= sort.most.handed && !this.#handed.has(uri)) {
      this.#leftOut.add(uri);
      return [];
    }
    this.#handed.set(uri, sort);
    return [{ uri, text }];
  }
}

function sortOf(uri: string): Sort {
  return isKustomization(vscode.Uri.parse(uri)) ? kustomizations : autoscalers;
}

function readFile(uri: vscode.Uri): Promise<FileRead> {
  return readWorkspaceFile(uri, sortOf(uri.toString()).most.bytes);
}
