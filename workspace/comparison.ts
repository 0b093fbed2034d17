import path from 'node:path';
import { folderOfGit, readText } from './files';
import { kindOf, leavingOut, type Walk } from './folders';
import type { Difference } from './git/differences';
import { mostManifestBytes, NoGit, type Git, type Repository } from './git/git';
import type { ObjectContent } from './git/objects';
import { isManifestFile, manifestsBelow, type ReadManifest } from './manifests';
import { liesIn, pathFrom } from './paths';

/** A file as it was and as it is; null where it isn't there, or is none to be read. */
export interface Changed {
  /** Its absolute path. */
  readonly file: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs from what a commit had. */
export interface Comparison {
  /** The commit that it is compared with. */
  readonly base: string;
  readonly changed: readonly Changed[];
  /** The other manifests below the paths; none where nothing changed. */
  readonly unchanged: readonly ReadManifest[];
  /** Whether there is more than git says. */
  readonly cut: boolean;
}

/** What to compare. */
export interface Compared {
  /** Files and folders in one repository, absolute; the first one says in which. */
  readonly paths: readonly string[];
  /** Null: where the branch parted from the remote's default branch, else HEAD. */
  readonly base: string | null;
  /** Null: the files as they are. */
  readonly head: string | null;
  /** As in Walk. */
  readonly ignored: NonNullable<Walk['ignored']>;
}

/** Why nothing can be compared; `failed`: git's own words are in `about`. */
export class NoComparison extends Error {
  constructor(
    readonly why: 'missing' | 'notInGit' | 'noCommit' | 'shallow' | 'noGit' | 'failed',
    /** The path or the commit that it is about. */
    readonly about: string,
  ) {
    super(`${why}: ${about}`);
  }
}

/** The manifests below paths that differ from what a commit had. A path may be gone by now. Rejects with NoComparison where git has no answer. */
export async function compare(git: Git, { paths, base, head, ignored }: Compared, signal: AbortSignal): Promise<Comparison> {
  const places = await Promise.all(paths.map(resolved));
  const { repository, from, to } = await comparedCommits(git, await nearestThere(places[0] ?? '.'), { base, head }, signal);
  const { files, cut } = await asked(git.differences(repository, from, to, signal));
  const reader = new Reader({ git, repository, paths: places, ignored, signal });
  const own = files.filter(({ before, after }) => [before, after].some(name => name !== null && reader.isLookedAt(name)));
  for (const place of places) {
    const isGone = own.some(file =>
      [file.before, file.after].some(name => name !== null && liesIn(path.join(repository.root, name), place)),
    );
    if (!isGone && (await kindOf(place)) === 'missing') throw new NoComparison('missing', place);
  }
  const changed = await reader.changed(own, from, to);
  const unchanged = changed.length > 0 ? await reader.others(changed, to) : [];
  return { base: from, changed, unchanged, cut };
}

/** A path itself, or the nearest folder above it that is there. */
async function nearestThere(place: string): Promise<string> {
  const above = path.dirname(place);
  return above === place || (await kindOf(place)) !== 'missing' ? place : nearestThere(above);
}

/** The commits that a file or folder is compared between; `to` is null for the files as they are. */
export interface ComparedCommits {
  readonly repository: Repository;
  readonly from: string;
  readonly to: string | null;
}

/** What is compared in the repository that a path lies in. Rejects with NoComparison where git has no answer. */
export async function comparedCommits(
  git: Git,
  place: string,
  { base, head }: Pick<Compared, 'base' | 'head'>,
  signal: AbortSignal,
): Promise<ComparedCommits> {
  const repository = await repositoryOf(git, place, signal);
  const from = await baseOf(git, repository, base, head, signal);
  return { repository, from, to: head === null ? null : await commitOf(git, repository, head, signal) };
}

/** A path with the links on the way to it resolved, as git has them in the repository's root. */
async function resolved(named: string): Promise<string> {
  const folder = (await kindOf(named)) === 'folder' ? named : path.dirname(named);
  const real = (await folderOfGit(folder))?.from ?? folder;
  return folder === named ? real : path.join(real, path.basename(named));
}

async function repositoryOf(git: Git, named: string, signal: AbortSignal): Promise<Repository> {
  const kind = await kindOf(named);
  if (kind !== 'folder' && kind !== 'file') throw new NoComparison('missing', named);
  const found = await asked(git.repository(kind === 'folder' ? path.join(named, '.git') : named, signal));
  if (found === null) throw new NoComparison('notInGit', named);
  return found;
}

async function baseOf(git: Git, repository: Repository, base: string | null, head: string | null, signal: AbortSignal): Promise<string> {
  if (base !== null) return commitOf(git, repository, base, signal);
  const own = await commitOf(git, repository, head ?? 'HEAD', signal);
  const remote = await asked(git.commit(repository, 'refs/remotes/origin/HEAD', signal));
  const parted = remote === null ? null : await asked(git.mergeBase(repository, own, remote, signal));
  if (remote !== null && parted === null && repository.shallow) throw new NoComparison('shallow', 'origin/HEAD');
  return parted ?? (head === null ? own : commitOf(git, repository, 'HEAD', signal));
}

async function commitOf(git: Git, repository: Repository, name: string, signal: AbortSignal): Promise<string> {
  const commit = name.startsWith('-') ? null : await asked(git.commit(repository, name, signal));
  if (commit !== null) return commit;
  throw new NoComparison(repository.shallow ? 'shallow' : 'noCommit', name);
}

/** git's answer, or its words. */
async function asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const { message, cause } = error as Error;
    if (error instanceof NoGit) throw new NoComparison('noGit', '');
    throw new NoComparison('failed', message === '' && cause instanceof Error ? cause.message : message);
  }
}

interface Reading extends Pick<Compared, 'paths' | 'ignored'> {
  readonly git: Git;
  readonly repository: Repository;
  readonly signal: AbortSignal;
}

/** Reads the files of a comparison; names are those from the repository's root, with `/`. */
class Reader {
  /** `''`: all of the repository. */
  readonly #within: readonly string[];
  readonly #isLeftOut: ReturnType<typeof leavingOut>;

  constructor(private readonly reading: Reading) {
    const { paths, repository, ignored } = reading;
    this.#isLeftOut = leavingOut(ignored);
    this.#within = paths.map(named => pathFrom(repository.root, named));
  }

  /** Whether a file is one of those that a walk through the paths would come to. */
  isLookedAt(name: string): boolean {
    const folder = this.#within.find(own => own === '' || name === own || name.startsWith(`${own}/`));
    if (folder === undefined || !isManifestFile(name)) return false;
    return name === folder || !this.#isLeftOut(this.#place(name), this.#place(folder));
  }

  async changed(files: readonly Difference[], from: string, to: string | null): Promise<readonly Changed[]> {
    const then = await this.#ofCommit(
      files.map(({ before }) => before),
      from,
    );
    const names = files.map(({ after }) => after);
    const now = to === null ? await this.#onDisk(names) : await this.#ofCommit(names, to);
    return files.flatMap(({ before, after }, index): Changed[] => {
      const texts = { before: then[index] ?? null, after: now[index] ?? null };
      return texts.before === texts.after ? [] : [{ file: this.#place(after ?? before ?? ''), ...texts }];
    });
  }

  /** The files below the paths that haven't changed, in a commit (null: as they are). */
  async others(changed: readonly Changed[], to: string | null): Promise<readonly ReadManifest[]> {
    const own = new Set(changed.map(({ file }) => file));
    const all = to === null ? await this.#othersOnDisk() : await this.#othersOfCommit(to);
    return all.filter(({ file }) => !own.has(file));
  }

  async #othersOnDisk(): Promise<readonly ReadManifest[]> {
    const { paths, ignored, signal } = this.reading;
    const found: ReadManifest[] = [];
    for (const folder of paths) {
      if ((await kindOf(folder)) !== 'folder') continue;
      for await (const manifest of manifestsBelow(folder, { gitignore: true, ignored, signal }, new Map())) found.push(manifest);
    }
    return found;
  }

  async #othersOfCommit(commit: string): Promise<readonly ReadManifest[]> {
    const { git, repository, signal } = this.reading;
    const { names } = await asked(git.files(repository, commit, '', signal));
    const looked = names.filter(name => this.isLookedAt(name));
    const texts = await this.#ofCommit(looked, commit);
    return looked.flatMap((name, index) => {
      const text = texts[index] ?? null;
      return text === null ? [] : [{ file: this.#place(name), text }];
    });
  }

  async #ofCommit(names: readonly (string | null)[], commit: string): Promise<readonly (string | null)[]> {
    const { git, repository, signal } = this.reading;
    const there = names.filter(name => name !== null);
    const texts = there.length === 0 ? [] : await asked(git.texts(repository, commit, there, signal));
    const byName = new Map(there.map((name, index) => [name, textOf(texts[index] ?? null)]));
    return names.map(name => (name === null ? null : (byName.get(name) ?? null)));
  }

  async #onDisk(names: readonly (string | null)[]): Promise<readonly (string | null)[]> {
    const bounds = { within: [this.reading.repository.root], mostBytes: mostManifestBytes, signal: this.reading.signal };
    const texts: (string | null)[] = [];
    for (const name of names) {
      const read = name === null ? null : await readText(this.#place(name), bounds);
      texts.push(read !== null && 'text' in read ? read.text : null);
    }
    return texts;
  }

  #place(name: string): string {
    return path.join(this.reading.repository.root, name);
  }
}

function textOf(content: ObjectContent): string | null {
  return typeof content === 'string' ? content : null;
}
