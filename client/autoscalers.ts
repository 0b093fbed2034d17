import * as vscode from 'vscode';
import type { AutoscalersParams } from '../server/protocol';
import { onFirstManifest } from './firstManifest';
import type { LanguageServer } from './languageClient';
import { readWorkspaceFile } from './workspaceFiles';

const manifests = '**/*.{yaml,yml}';
const foreign = '**/{node_modules,.git}/**';
/** What is looked into and what is handed over at most; `bytes` is the size of a file. */
const most = { files: 1000, handed: 200, bytes: 500_000 };
/** Files that are read at the same time. */
const atOnce = 8;
/** Milliseconds in which changes of files gather. */
const settleMilliseconds = 200;

/**
 * Hands the server the files of the workspace that speak of a HorizontalPodAutoscaler: all of them once a manifest is open and the server runs, then
 * each that changes on disk. What is in them is the server's to read; only their names are kept here. What can't be read isn't there.
 */
export class WorkspaceAutoscalers implements vscode.Disposable {
  readonly #handed = new Set<string>();
  readonly #changed = new Set<string>();
  readonly #disposables: vscode.Disposable[] = [];
  #wanted = false;
  #disposed = false;
  #timer: NodeJS.Timeout | undefined;
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

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables.splice(0)) disposable.dispose();
  }

  #begin(): void {
    this.#wanted = true;
    const watcher = vscode.workspace.createFileSystemWatcher(manifests);
    const changed = (uri: vscode.Uri): void => this.#later([uri.toString()]);
    this.#disposables.push(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#gather()),
      // Of a folder that goes, a watcher doesn't name what was in it.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#later(this.#handed);
      }),
    );
    this.#gather();
  }

  /** A server that has just started knows of no file. */
  #gather(): void {
    this.#follow(async () => {
      const found = await vscode.workspace.findFiles(manifests, foreign, most.files);
      await this.#hand(new Set([...found.map(uri => uri.toString()), ...this.#handed]));
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
      this.log.debug('The autoscalers of the workspace could not be read.', error);
    });
  }

  async #hand(uris: ReadonlySet<string>): Promise<void> {
    const files: AutoscalersParams['files'][number][] = [];
    const waiting = [...uris];
    while (waiting.length > 0 && !this.#disposed) {
      const next = waiting.splice(0, atOnce);
      const texts = await Promise.all(next.map(uri => read(vscode.Uri.parse(uri))));
      files.push(...next.flatMap((uri, index) => this.#changeOf(uri, texts[index] ?? '')));
    }
    if (files.length > 0 && !this.#disposed) await this.server.notify('autoscalers', { files });
  }

  /** What there is to say of a file; nothing of one that has nothing to do with autoscalers and never had. */
  #changeOf(uri: string, text: string): AutoscalersParams['files'] {
    if (!text.includes('HorizontalPodAutoscaler')) return this.#handed.delete(uri) ? [{ uri, text: null }] : [];
    if (this.#handed.size >= most.handed && !this.#handed.has(uri)) return [];
    this.#handed.add(uri);
    return [{ uri, text }];
  }
}

/** Empty for one that isn't read. */
async function read(uri: vscode.Uri): Promise<string> {
  const file = await readWorkspaceFile(uri, most.bytes);
  return 'text' in file ? file.text : '';
}
