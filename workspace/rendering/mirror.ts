import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FolderFiles } from './folder';
import { liesIn } from '../paths';

const oldMilliseconds = 24 * 60 * 60_000;

/**
 * Private copies of what is rendered, so that unsaved text counts and nothing is written into the workspace. Each has a name of its own and is brought up
 * to date by what differs; they lie in a folder that only the user can read.
 */
export class Mirrors {
  readonly #known = new Map<string, Map<string, string>>();
  readonly #busy = new Map<string, Promise<unknown>>();

  /** `folder`: an absolute path; it is made when it is first needed. */
  constructor(private readonly folder: string) {}

  /** A folder that is empty and stays so: for programs that want one for their settings. */
  async empty(): Promise<string> {
    return this.use('empty', new Map(), folder => Promise.resolve(folder));
  }

  /** Hands over a mirror's absolute path, with exactly these files in it: to one after the other of those that use the same name. Rejects where a name leads out of it. */
  async use<T>(name: string, files: FolderFiles, use: (folder: string) => Promise<T>): Promise<T> {
    const before = this.#busy.get(name) ?? Promise.resolve();
    const using = before
      .catch(() => undefined)
      .then(async () => this.#sync(name, files))
      .catch(async () => this.#again(name, files))
      .then(use);
    this.#busy.set(name, using);
    return using;
  }

  /** Where a mirror of this name lies. */
  pathOf(name: string): string {
    return path.join(this.folder, folderName(name));
  }

  /** Removes all that this object has made, and what older ones have left for more than a day. */
  async remove(now: number): Promise<void> {
    const found = await readdir(this.folder).catch(() => []);
    await Promise.all(
      found.map(async entry => {
        const file = path.join(this.folder, entry);
        const made = [...this.#known.keys()].some(name => folderName(name) === entry);
        const age = await stat(file).then(
          ({ mtimeMs }) => now - mtimeMs,
          () => 0,
        );
        if (made || age > oldMilliseconds) await rm(file, { recursive: true, force: true });
      }),
    ).catch(() => undefined);
    this.#known.clear();
  }

  /** From the beginning: a file may have taken the place of a folder, or somebody has removed the mirror. */
  async #again(name: string, files: FolderFiles): Promise<string> {
    this.#known.delete(name);
    return this.#sync(name, files);
  }

  async #sync(name: string, files: FolderFiles): Promise<string> {
    const folder = this.pathOf(name);
    const known = this.#known.get(name) ?? new Map<string, string>();
    if (!this.#known.has(name)) {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      await chmod(this.folder, 0o700);
    }
    this.#known.set(name, known);
    for (const file of known.keys()) {
      if (files.has(file)) continue;
      known.delete(file);
      await rm(path.join(folder, file), { force: true });
    }
    for (const [file, contents] of files) {
      const hash = hashOf(contents);
      if (known.get(file) === hash) continue;
      const target = path.join(folder, file);
      if (!liesIn(path.dirname(target), folder)) throw new Error('A name leads out of the copy.');
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, contents, { mode: 0o600 });
      known.set(file, hash);
    }
    return folder;
  }
}

/** What contents are known by. */
export function hashOf(contents: string | Buffer): string {
  return createHash('sha256').update(contents).digest('base64url');
}

function folderName(name: string): string {
  return hashOf(name).slice(0, 20);
}

/** Does something with mirrors in a new folder, below `parent`, that nobody else may read and that is gone at the end. */
export async function inPrivateMirrors<T>(parent: string, use: (mirrors: Mirrors) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(parent, 'rollout-preview-'));
  try {
    return await use(new Mirrors(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
