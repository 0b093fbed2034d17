import path from 'node:path';
import { withLimit } from '../limit';
import type { Git, Repository } from './git';
import type { Commit } from './log';
import { large, type ObjectContent } from './objects';

/** Former names that are followed at most, of all files together, and how long is looked for. */
const mostFormerNames = 20;
const mostMilliseconds = 30_000;

/** A file in a commit, under the name that it had then, from the repository's root. */
export interface FileThen {
  readonly path: string;
  readonly text: string;
}

/** What a commit had of the files that were asked for, in their order; null for those that it didn't have, or that are too large to be manifests. */
export interface Version extends Commit {
  readonly files: readonly (FileThen | null)[];
}

/**
 * `older`: versions at the end, as in Git, or where there are too many former names, or where that takes too long. `large`: files that are too large to be
 * manifests, in versions that are there.
 */
export type Missing = 'older' | 'large';

/** What is asked of git. */
export type History = Pick<Git, 'commits' | 'renames'>;

/**
 * The versions of files (names from the repository's root), newest first, as they are found: each commit that changed one of them. Their former names are
 * followed one rename at a time, as `git log --follow` can do for one file only; copies are other files. `missing` is told at the end, once, what the
 * versions lack.
 */
export async function* fileVersions(
  git: History,
  repository: Repository,
  files: readonly string[],
  signal: AbortSignal,
  missing: (what: Missing) => void = () => undefined,
): AsyncGenerator<Version> {
  const names = files.map(file => [file]);
  const bounded = withLimit(mostMilliseconds, signal);
  let last: string | null = null;
  const lacking = new Set<Missing>();
  const onCut = (): void => void lacking.add('older');
  const follow = async (ends: readonly End[]): Promise<boolean> => {
    if (names.flat().length < files.length + mostFormerNames) return rename(git, repository, names, ends, bounded);
    if (ends.length > 0) onCut();
    return false;
  };
  for (let renamed = true; renamed;) {
    renamed = false;
    const trail = new Trail(names);
    let resumed: boolean = last === null;
    for await (const { contents, ...commit } of git.commits(repository, names, bounded, onCut)) {
      if (contents.flat().includes(large)) lacking.add('large');
      const version: Version = { ...commit, files: contents.map((texts, file) => thenOf(texts, names[file] ?? [])) };
      renamed = await follow(trail.left(version));
      if (renamed) break;
      if (resumed) yield version;
      if (resumed) last = commit.commit;
      else resumed = commit.commit === last;
    }
    if (!renamed) renamed = await follow(trail.ends());
  }
  if (bounded.aborted && !signal.aborted) lacking.add('older');
  for (const what of lacking) missing(what);
}

/** A file, and the oldest commit so far that had it under its oldest name; null where none had it yet. */
interface End {
  readonly file: number;
  readonly commit: string | null;
}

/** Watches where files that were there are missing, going back in time. */
class Trail {
  readonly #ends = new Map<number, string>();

  constructor(private readonly names: readonly (readonly string[])[]) {}

  /** The files that a version lacks while the one after it had them. */
  left({ commit, files }: Version): readonly End[] {
    return files.flatMap((found, file) => {
      const end = this.#ends.get(file);
      if (found !== null && found.path === this.names[file]?.at(-1)) this.#ends.set(file, commit);
      if (found !== null || end === undefined) return [];
      this.#ends.delete(file);
      return [{ file, commit: end }];
    });
  }

  /** The files that are there to the end, or never were. */
  ends(): readonly End[] {
    return this.names.map((_, file) => ({ file, commit: this.#ends.get(file) ?? null }));
  }
}

/** Adds the names from which files were renamed where they end. Answers whether there are any. */
async function rename(
  git: History,
  repository: Repository,
  names: string[][],
  ends: readonly End[],
  signal: AbortSignal,
): Promise<boolean> {
  const before = names.map(known => known.at(-1) ?? '');
  let renamed = false;
  for (const { file, commit } of ends) {
    const renames = await git.renames(repository, commit, signal);
    const name = before[file] ?? '';
    const former = renames.get(name) ?? movedWith(before[0] ?? '', renames.get(before[0] ?? ''), name);
    const known = names[file] ?? [];
    if (former === undefined || known.includes(former)) continue;
    known.push(former);
    renamed = true;
  }
  return renamed;
}

/** Where a file was if its directory was renamed together with the first file's: git takes a small file that was changed on the way for a new one. */
function movedWith(first: string, former: string | undefined, name: string): string | undefined {
  if (former === undefined) return undefined;
  return path.posix.join(path.posix.dirname(former), path.posix.relative(path.posix.dirname(first), name));
}

function thenOf(texts: readonly ObjectContent[], names: readonly string[]): FileThen | null {
  const index = texts.findIndex(text => text !== null);
  const [name, text] = [names[index], texts[index]];
  return name === undefined || typeof text !== 'string' ? null : { path: name, text };
}
