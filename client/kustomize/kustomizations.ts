import path from 'node:path';
import * as vscode from 'vscode';
import type { KustomizationFile } from '../../server/protocol/revisions';
import { liesIn } from '../../workspace/paths';
import { findFiles } from '../fileSearch';
import { isForeign, watchWholeFolders } from '../wholeFolders';
import { readOpenOrSaved } from '../workspaceFiles';
import { isKustomization, kustomizationNames, kustomizationPattern } from './names';

/** What is looked into at most; sizes in bytes. */
const most = { files: 2000, bytes: 200_000 };

/** A kustomization as it is open, else as it is saved. Its path is the URI's. */
export interface FoundKustomization extends KustomizationFile {
  readonly uri: vscode.Uri;
}

/** By their URIs. */
type Texts = Map<string, FoundKustomization>;

/** The kustomizations of the workspace: all are read once, and each again when it changes. */
export class Kustomizations implements vscode.Disposable {
  #texts: Promise<Texts> | null = null;
  /** Directories that were looked into for kustomizations that nobody told of. */
  readonly #looked = new Set<string>();
  #watching: vscode.Disposable | null = null;

  /** All of them, and one beside a document that lies in no folder of the workspace. None where they can't be read. */
  async around(document: vscode.Uri): Promise<readonly FoundKustomization[]> {
    this.#watching ??= this.#watch();
    this.#texts ??= readAll();
    const missed = this.#candidates(document);
    if (missed.length > 0) this.#follow(texts => readInto(texts, missed, path.dirname(document.fsPath)));
    return [...(await this.#texts).values()];
  }

  /** Reads all of them anew when they are asked for next. */
  forget(): void {
    this.#texts = null;
    this.#looked.clear();
  }

  dispose(): void {
    this.#watching?.dispose();
  }

  /** In the directories above a document: what came into the workspace together with its directory is told by nobody. */
  #candidates(document: vscode.Uri): readonly vscode.Uri[] {
    const folder = vscode.workspace.getWorkspaceFolder(document)?.uri ?? vscode.Uri.joinPath(document, '..');
    const found: vscode.Uri[] = [];
    let directory = vscode.Uri.joinPath(document, '..');
    while (liesIn(directory.path, folder.path) && !this.#looked.has(directory.toString())) {
      this.#looked.add(directory.toString());
      found.push(...kustomizationNames.map(name => vscode.Uri.joinPath(directory, name)));
      directory = vscode.Uri.joinPath(directory, '..');
    }
    return found;
  }

  /** Changes what is known, one after the other. */
  #follow(change: (texts: Texts) => unknown): void {
    this.#texts =
      this.#texts?.then(async texts => {
        await change(texts);
        return texts;
      }) ?? null;
  }

  #watch(): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(kustomizationPattern);
    const changed = (uri: vscode.Uri): void => {
      if (isKustomization(uri) && !isForeign(uri.path)) this.#follow(texts => (isOf(texts, uri) ? readInto(texts, [uri]) : undefined));
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
      watchWholeFolders(
        folder => this.#follow(async texts => readInto(texts, await find(folder))),
        folder => {
          this.#looked.clear();
          this.#follow(texts => removeBelow(texts, folder));
        },
      ),
      vscode.workspace.onDidChangeTextDocument(({ document }) => changed(document.uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => changed(uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.forget()),
    );
  }
}

async function readAll(): Promise<Texts> {
  const texts: Texts = new Map();
  await readInto(texts, await find(null));
  return texts;
}

/** None where they can't be looked for. */
async function find(folder: vscode.Uri | null): Promise<readonly vscode.Uri[]> {
  try {
    return await findFiles(kustomizationPattern, folder, most.files);
  } catch {
    return [];
  }
}

/** `within`: a folder besides those of the workspace. */
async function readInto(texts: Texts, uris: readonly vscode.Uri[], within?: string): Promise<void> {
  const read = uris.map(async uri => readOpenOrSaved(uri, most.bytes, within === undefined ? {} : { within }));
  for (const [index, file] of (await Promise.all(read)).entries()) {
    const uri = uris[index];
    if (uri === undefined) continue;
    if ('text' in file) texts.set(uri.toString(), { uri, path: uri.path, text: file.text });
    else texts.delete(uri.toString());
  }
}

/** Whether a kustomization is the workspace's, or was read beside a document. */
function isOf(texts: Texts, uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined || texts.has(uri.toString());
}

function removeBelow(texts: Texts, folder: vscode.Uri): void {
  for (const uri of texts.keys()) if (uri.startsWith(`${folder.toString()}/`)) texts.delete(uri);
}
