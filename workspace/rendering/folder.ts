import { lstat, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { readBytes, resolvedFolders } from '../files';
import { liesIn } from '../paths';

/** What is read of a folder at most: helm refuses a larger file, and nobody keeps a larger chart. */
const most = { files: 2000, bytes: 50_000_000, bytesOfFile: 5_242_880, depth: 20, entries: 20_000 };

/** A file's contents, by its path from the folder, with `/`. */
export type FolderFiles = ReadonlyMap<string, Buffer>;

/** A folder as it is on disk. `leftOut`: what lies elsewhere (by a link), is no file, or is too large. `tooLarge`: there is more than is read. */
export interface Folder {
  readonly files: FolderFiles;
  readonly leftOut: readonly string[];
  readonly tooLarge: boolean;
}

/**
 * Reads a folder with all that lies in it. A link, to the folder or in it, is followed where it leads to something in one of the folders `within`; no device,
 * pipe or socket is opened. Never rejects but where it is cancelled: what can't be read is left out.
 */
export async function readFolder(folder: string, within: readonly string[], signal: AbortSignal): Promise<Folder> {
  const reader = new Reader(await resolvedFolders(within), signal);
  await reader.readAll(folder);
  return { files: reader.files, leftOut: reader.leftOut, tooLarge: reader.tooLarge };
}

/** Whether files are more than are read of one folder. */
export function isTooMuch(files: FolderFiles): boolean {
  return files.size > most.files || [...files.values()].reduce((bytes, contents) => bytes + contents.length, 0) > most.bytes;
}

class Reader {
  readonly files = new Map<string, Buffer>();
  readonly leftOut: string[] = [];
  tooLarge = false;
  #bytes = 0;
  /** Links to folders above may lead to more of them than there are files. */
  #entries = 0;

  constructor(
    private readonly within: readonly string[],
    private readonly signal: AbortSignal,
  ) {}

  async readAll(folder: string): Promise<void> {
    const real = await this.#target(folder);
    if (real !== null) await this.#read(real, '', 0);
  }

  async #read(folder: string, prefix: string, depth: number): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      this.signal.throwIfAborted();
      this.tooLarge ||= ++this.#entries > most.entries;
      if (this.tooLarge || entry.name === '.git' || entry.name === 'node_modules') continue;
      const name = `${prefix}${entry.name}`;
      const real = entry.isSymbolicLink() ? await this.#target(path.join(folder, entry.name)) : path.join(folder, entry.name);
      const found = real === null ? null : await lstat(real).catch(() => null);
      if (real === null || found === null) this.leftOut.push(name);
      else if (found.isDirectory() && depth < most.depth) await this.#read(real, `${name}/`, depth + 1);
      else if (found.isFile() && found.size <= most.bytesOfFile) await this.#take(real, name);
      else this.leftOut.push(name);
    }
  }

  async #take(file: string, name: string): Promise<void> {
    if (this.files.size >= most.files || this.#bytes >= most.bytes) {
      this.tooLarge = true;
      return;
    }
    const read = await readBytes(file, { within: this.within, mostBytes: most.bytesOfFile, signal: this.signal });
    if ('unread' in read) {
      this.leftOut.push(name);
      return;
    }
    this.files.set(name, read.bytes);
    this.#bytes += read.bytes.length;
  }

  /** Where a path leads; null where that is nowhere, or outside. */
  async #target(link: string): Promise<string | null> {
    const real = await realpath(link).catch(() => null);
    return real !== null && this.within.some(root => liesIn(real, root)) ? real : null;
  }
}
