import * as vscode from 'vscode';
import { isSettingsFile } from '../../server/protocol/settingsFile';
import { findFiles } from '../fileSearch';
import { onFirstManifest } from '../firstManifest';
import { isKustomization } from '../kustomize/names';
import type { LanguageServer } from '../languageClient';
import { isForeign, watchWholeFolders } from '../wholeFolders';
import { readWorkspaceFile } from '../workspaceFiles';
import { Handover } from './handover';
import { kustomizations, objects, settings, type Sort, sorts } from './sorts';

/** Milliseconds in which changes of files gather. */
const settleMilliseconds = 200;

/**
 * Hands the server the files of the workspace that say something of workloads in others, such as autoscalers and kustomizations: all of them once a manifest
 * is open and the server runs, then each that changes on disk. What is in them is the server's to read; only their names are kept here. What can't be read isn't there.
 */
export class HandedFiles implements vscode.Disposable {
  readonly #changed = new Set<string>();
  readonly #disposables: Pick<vscode.Disposable, 'dispose'>[] = [];
  readonly #leftOutChanged = new vscode.EventEmitter<void>();
  /** Called when others may be left out. */
  readonly onDidChangeLeftOut = this.#leftOutChanged.event;
  /** How many files there are at most that were looked for; null where all were found. */
  #cutAt: number | null = null;
  readonly #handover: Handover;
  #wanted = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** One reading follows the other, so that the newest counts. */
  #reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly server: LanguageServer,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#handover = new Handover({ read, stampOf, sortOf, hand: files => server.notify('workspaceFiles', { files }) });
    this.#disposables.push(
      this.#leftOutChanged,
      onFirstManifest(() => this.#begin()),
      server.onDidChangeState(() => this.#gather()),
    );
  }

  dispose(): void {
    this.#handover.end();
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables.splice(0)) disposable.dispose();
  }

  /** What isn't read because of its size or number: files, and the number of files after which no more are looked for (null: all are). */
  get leftOut(): { readonly files: number; readonly cutAt: number | null } {
    return { files: this.#handover.leftOut.length, cutAt: this.#cutAt };
  }

  #begin(): void {
    this.#wanted = true;
    const changed = (uri: vscode.Uri): void => this.#later([uri.toString()]);
    const watchers = sorts.map(({ pattern }) => vscode.workspace.createFileSystemWatcher(pattern));
    this.#disposables.push(
      ...watchers.flatMap(watcher => [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)]),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#gather()),
      watchWholeFolders(
        folder => this.#follow(async () => this.#handover.hand((await filesIn(folder)).uris)),
        folder => this.#later(this.#handover.uris.filter(uri => uri.startsWith(`${folder.toString()}/`))),
      ),
      // What a watcher doesn't name, such as files behind a link.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#follow(async () => this.#handover.hand(await this.#handover.changed()));
      }),
    );
    this.#gather();
  }

  /** A server that has just started knows of no file. */
  #gather(): void {
    this.#follow(async () => {
      const { uris, cutAt } = await filesIn(null);
      this.#cutAt = cutAt;
      await this.#handover.hand(new Set([...uris, ...this.#handover.uris]));
    });
  }

  #later(uris: Iterable<string>): void {
    for (const uri of uris) if (!isForeign(uri)) this.#changed.add(uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const changed = new Set(this.#changed);
      this.#changed.clear();
      this.#follow(() => this.#handover.hand(changed));
    }, settleMilliseconds);
  }

  #follow(read: () => Promise<void>): void {
    if (!this.#wanted || this.server.state !== 'running') return;
    this.#reading = this.#reading
      .then(read)
      .then(() => this.#leftOutChanged.fire())
      .catch((error: unknown) => this.log.debug('The files of the workspace could not be read.', error));
  }
}

/** The files of a folder, or of all (null), that may say something of others, and how many there are at most of a sort that has more. */
async function filesIn(folder: vscode.Uri | null): Promise<{ readonly uris: readonly string[]; readonly cutAt: number | null }> {
  // One more than is looked at, to see whether there are more.
  const found = await Promise.all(sorts.map(({ pattern, most }) => findFiles(pattern, folder, most.files + 1)));
  return {
    uris: sorts.flatMap(({ most }, index) => (found[index] ?? []).slice(0, most.files).map(uri => uri.toString())),
    cutAt: sorts.find(({ most }, index) => (found[index]?.length ?? 0) > most.files)?.most.files ?? null,
  };
}

function sortOf(uri: string): Sort {
  if (isSettingsFile(uri)) return settings;
  return isKustomization(vscode.Uri.parse(uri)) ? kustomizations : objects;
}

async function read(uri: string, mostBytes: number): Promise<string | null> {
  const file = await readWorkspaceFile(vscode.Uri.parse(uri), mostBytes);
  if ('text' in file) return file.text;
  return file.unread === 'tooLarge' ? null : '';
}

async function stampOf(uri: string): Promise<string> {
  return vscode.workspace.fs.stat(vscode.Uri.parse(uri)).then(
    ({ mtime, size }) => `${mtime} ${size}`,
    () => '',
  );
}
