import { type Dirent, readdirSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { folderOfGit, readText, readTextAtOnce, type Unread } from './files';
import { pathFrom } from './paths';

/** How a folder is walked. */
export interface Walk {
  /** Whether `.gitignore` counts. */
  readonly gitignore: boolean;
  /** Globs as in `.gitignore` of what is left out besides, from a folder; absent: none. */
  readonly ignored?: { readonly folder: string | null; readonly globs: readonly string[] };
  /** Whether folders in it are left out. */
  readonly isFlat?: boolean;
  /** Whether folders are listed at once, as `readTextAtOnce` reads. */
  readonly atOnce?: boolean;
  readonly signal: AbortSignal;
}

/** What a path names. `unreadable`: it is there, but can't be looked at. */
export type PathKind = 'file' | 'folder' | Extract<Unread, 'missing' | 'notAFile' | 'unreadable'>;

/** Folders in which no manifests of one's own are. */
const leftOut = new Set(['node_modules', 'vendor']);
const rulesFile = '.gitignore';
const mostIgnoreBytes = 1_000_000;

/** What a path names, links followed. Never rejects. */
export async function kindOf(file: string): Promise<PathKind> {
  try {
    const found = await stat(file);
    if (found.isFile()) return 'file';
    return found.isDirectory() ? 'folder' : 'notAFile';
  } catch (error) {
    return (error as { readonly code?: unknown }).code === 'ENOENT' ? 'missing' : 'unreadable';
  }
}

/**
 * The files of a folder and of those in it, in the order of their names; links aren't followed. Hidden folders, `node_modules`, and `vendor` are left out, and
 * so is what `.gitignore` names, also one above the folder up to the repository's root. Rejects where the folder itself can't be listed.
 */
export async function* filesBelow(folder: string, walk: Walk): AsyncGenerator<string> {
  const root = walk.gitignore ? await folderOfGit(folder) : null;
  // Links on the way to the folder are resolved, as the repository's root has them resolved.
  const from = root === null ? folder : root.from;
  const above: Rules[] = walk.ignored === undefined ? [] : [...rulesOf(walk.ignored)];
  for (const outer of root === null ? [] : foldersBetween(root.root, from)) above.push(...(await gitignoreOf(outer, walk)));
  for await (const file of below(from, above, walk, true)) yield path.join(folder, path.relative(from, file));
}

/** Says whether a walk from a folder would leave out a file below it, whatever `.gitignore` says: by the names on the way, and by the globs. */
export function leavingOut(ignored: NonNullable<Walk['ignored']>): (file: string, folder: string) => boolean {
  const rules = rulesOf(ignored);
  return (file, folder) => {
    const way = path.relative(folder, file).split(path.sep).slice(0, -1);
    return way.some(isLeftOut) || isIgnored(file, rules);
  };
}

function isLeftOut(folderName: string): boolean {
  return folderName.startsWith('.') || leftOut.has(folderName);
}

/** The rules of a `.gitignore`, or of globs, which hold below its folder. */
interface Rules {
  readonly folder: string;
  readonly matcher: Ignore;
}

async function* below(folder: string, above: readonly Rules[], walk: Walk, isFirst: boolean): AsyncGenerator<string> {
  walk.signal.throwIfAborted();
  const entries = await entriesOf(folder, walk).catch((error: unknown): readonly Dirent[] => {
    if (isFirst) throw error;
    return [];
  });
  const hasRules = walk.gitignore && entries.some(({ name }) => name === rulesFile);
  const rules = hasRules ? [...above, ...(await gitignoreOf(folder, walk))] : above;
  for (const entry of [...entries].sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (walk.isFlat === true || isLeftOut(entry.name) || isIgnored(`${file}/`, rules)) continue;
      yield* below(file, rules, walk, false);
    } else if (entry.isFile() && !isIgnored(file, rules)) yield file;
  }
}

async function entriesOf(folder: string, { atOnce, signal }: Walk): Promise<readonly Dirent[]> {
  if (atOnce !== true) return readdir(folder, { withFileTypes: true });
  // A signal of the process is heard between two folders.
  await new Promise(resolve => setImmediate(resolve));
  signal.throwIfAborted();
  return readdirSync(folder, { withFileTypes: true });
}

/** The last rule that speaks of it decides. */
function isIgnored(file: string, rules: readonly Rules[]): boolean {
  let ignored = false;
  for (const { folder, matcher } of rules) {
    const name = pathFrom(folder, file);
    if (name === '' || name.startsWith('../') || path.isAbsolute(name)) continue;
    const tested = matcher.test(file.endsWith('/') ? `${name}/` : name);
    if (tested.ignored) ignored = true;
    else if (tested.unignored) ignored = false;
  }
  return ignored;
}

function rulesOf({ folder, globs }: NonNullable<Walk['ignored']>): readonly Rules[] {
  return folder === null || globs.length === 0 ? [] : [{ folder, matcher: ignore().add([...globs]) }];
}

async function gitignoreOf(folder: string, { atOnce, signal }: Walk): Promise<readonly Rules[]> {
  const file = path.join(folder, rulesFile);
  const read =
    atOnce === true
      ? readTextAtOnce(file, mostIgnoreBytes)
      : await readText(file, { within: [folder], mostBytes: mostIgnoreBytes, signal });
  return 'text' in read ? [{ folder, matcher: ignore().add(read.text) }] : [];
}

/** From the root to the folder above the last one; none where the folder isn't below the root. */
function foldersBetween(root: string, folder: string): readonly string[] {
  const way = path.relative(root, folder);
  if (way === '' || way.startsWith('..') || path.isAbsolute(way)) return [];
  return way
    .split(path.sep)
    .slice(0, -1)
    .reduce<string[]>((folders, name) => [...folders, path.join(folders.at(-1) ?? root, name)], [root]);
}
