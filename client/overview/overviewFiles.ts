import * as vscode from 'vscode';
import { findFiles } from '../fileSearch';
import { kustomizationNames } from '../kustomize/names';
import { readOpenOrSaved } from '../workspaceFiles';

/** Files that are looked at together at most. */
export const mostFiles = 200;

/** Of a folder so many files are looked through, each up to so many bytes. */
const mostLookedThrough = 5000;
const mostBytes = 500_000;
/** Without braces in braces, which VS Code doesn't understand. */
const pattern = `**/{${['*.yaml', '*.yml', '*.json', ...kustomizationNames].join(',')}}`;

/** The files in which there may be workloads, and how many more there are than are looked at. */
export interface FoundFiles {
  readonly files: readonly string[];
  readonly leftOut: number;
}

/** The files of an overview: those that were named, and in the place of a folder those of it in which there may be workloads. */
export class OverviewFiles implements vscode.Disposable {
  #found: Promise<FoundFiles> | null = null;
  #leftOut = 0;
  readonly #watching: vscode.Disposable[] = [];

  /** `changed` is called when a file comes, goes, or is saved in one of the folders. */
  constructor(
    private readonly uris: readonly string[],
    private readonly changed: () => void,
  ) {}

  /** More than are looked at, as far as is known. */
  get leftOut(): number {
    return this.#leftOut;
  }

  async all(): Promise<readonly string[]> {
    this.#found ??= this.#look();
    const { files, leftOut } = await this.#found;
    this.#leftOut = leftOut;
    return files;
  }

  dispose(): void {
    for (const disposable of this.#watching.splice(0)) disposable.dispose();
  }

  async #look(): Promise<FoundFiles> {
    const found = await Promise.all(this.uris.map(async uri => ((await isFolder(uri)) ? this.#lookInto(vscode.Uri.parse(uri)) : [uri])));
    const all = [...new Set(found.flat())];
    return { files: all.slice(0, mostFiles), leftOut: Math.max(0, all.length - mostFiles) };
  }

  async #lookInto(folder: vscode.Uri): Promise<readonly string[]> {
    const within = new vscode.RelativePattern(folder, pattern);
    if (this.#watching.length === 0) this.#watch(within);
    const files = await findFiles(pattern, folder, mostLookedThrough);
    const wanted: string[] = [];
    for (const file of files.sort((one, other) => one.path.localeCompare(other.path, 'en')))
      if (await mayHaveWorkloads(file)) wanted.push(file.toString());
    return wanted;
  }

  #watch(within: vscode.RelativePattern): void {
    const watcher = vscode.workspace.createFileSystemWatcher(within);
    const again = (): void => {
      this.#found = null;
      this.changed();
    };
    this.#watching.push(watcher, watcher.onDidCreate(again), watcher.onDidChange(again), watcher.onDidDelete(again));
  }
}

async function isFolder(uri: string): Promise<boolean> {
  const parsed = vscode.Uri.parse(uri);
  if (parsed.scheme === 'untitled') return false;
  return Promise.resolve(vscode.workspace.fs.stat(parsed)).then(
    ({ type }) => (type & vscode.FileType.Directory) !== 0,
    () => false,
  );
}

/** Cheap, and rather too often true than too seldom: the server knows better. */
async function mayHaveWorkloads(uri: vscode.Uri): Promise<boolean> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  if (name === 'Chart.yaml' || kustomizationNames.includes(name)) return true;
  const read = await readOpenOrSaved(uri, mostBytes);
  return 'text' in read && /\bkind["']?\s*:/.test(read.text) && /\btemplate["']?\s*:/.test(read.text);
}
