import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import { readText } from '../workspace/files';
import { kindOf } from '../workspace/folders';
import type { Difference } from '../workspace/git/differences';
import { Git, mostManifestBytes, type Repository } from '../workspace/git/git';
import type { ObjectContent } from '../workspace/git/objects';
import { isManifestFile, type NamedSource, type PassedOver, sourcesOf } from './sources';
import { type Surface, WrongUse } from './surface';

/** Where a comparison is made, and what hears of what it leaves out. */
type Place = Pick<Surface, 'folder' | 'signal' | 'err'>;

/** A file as it was and as it is; null where it isn't there, or is none to be read. */
export interface ChangedFile {
  readonly name: string;
  readonly uri: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What is compared. */
export interface Comparison {
  /** The commit that it is compared with. */
  readonly base: string;
  readonly changed: readonly ChangedFile[];
  /** The other manifests below the paths, where one of them may use what changed. */
  readonly unchanged: readonly NamedSource[];
}

/** What to compare. */
export interface Compared {
  /** Undefined: where the branch parted from the remote's default branch, else HEAD. */
  readonly base: string | undefined;
  /** Undefined: the files as they are. */
  readonly head: string | undefined;
}

/** The manifests below paths that differ from what they were. Throws WrongUse where git has no answer. */
export async function compare(paths: readonly string[], { base, head }: Compared, surface: Place): Promise<Comparison> {
  const folder = path.resolve(surface.folder, paths[0] ?? '.');
  const git = new Git('git');
  const repository = await repositoryOf(git, folder, surface.signal);
  const from = await baseOf(git, repository, base, head, surface.signal);
  const to = head === undefined ? null : await commitOf(git, repository, head, surface.signal);
  const { files, cut } = await asked(git.differences(repository, from, to, surface.signal));
  if (cut) surface.err(`${l10n.t('Too many files differ: not all of them are compared.')}\n`);
  const within = paths.map(named => nameInRepository(path.resolve(surface.folder, named), repository));
  const own = files.filter(({ before, after }) =>
    [before, after].some(name => name !== null && isManifestFile(name) && isWithin(name, within)),
  );
  const reader = new Reader(git, repository, surface);
  const changed = await reader.read(own, from, to);
  const unchanged = changed.some(mayBeUsed) && to === null ? await othersBelow(paths, changed, surface) : [];
  return { base: from, changed, unchanged };
}

async function repositoryOf(git: Git, folder: string, signal: AbortSignal): Promise<Repository> {
  const kind = await kindOf(folder);
  if (kind !== 'folder' && kind !== 'file') throw new WrongUse(`${folder}: ${l10n.t('no such file or folder')}`);
  const found = await asked(git.repository(kind === 'folder' ? path.join(folder, '.git') : folder, signal));
  if (found === null) throw new WrongUse(l10n.t('{0}: not in a git repository', folder));
  return found;
}

async function baseOf(
  git: Git,
  repository: Repository,
  base: string | undefined,
  head: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  if (base !== undefined) return commitOf(git, repository, base, signal);
  const own = await commitOf(git, repository, head ?? 'HEAD', signal);
  const remote = await asked(git.commit(repository, 'refs/remotes/origin/HEAD', signal));
  const parted = remote === null ? null : await asked(git.mergeBase(repository, own, remote, signal));
  return parted ?? (head === undefined ? own : commitOf(git, repository, 'HEAD', signal));
}

async function commitOf(git: Git, repository: Repository, name: string, signal: AbortSignal): Promise<string> {
  const commit = name.startsWith('-') ? null : await asked(git.commit(repository, name, signal));
  if (commit !== null) return commit;
  const why = repository.shallow ? l10n.t('the clone is shallow') : l10n.t('there is no such commit');
  throw new WrongUse(`git: ${name}: ${why}`);
}

/** git's answer; what it can't answer is wrong use. */
async function asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const { message, cause } = error as Error;
    throw new WrongUse(`git: ${message === '' && cause instanceof Error ? cause.message : message}`, { cause: error });
  }
}

/** Reads the files of a comparison. */
class Reader {
  constructor(
    private readonly git: Git,
    private readonly repository: Repository,
    private readonly surface: Place,
  ) {}

  async read(files: readonly Difference[], from: string, to: string | null): Promise<readonly ChangedFile[]> {
    const before = await this.#ofCommit(
      files.map(file => file.before),
      from,
    );
    const after =
      to === null
        ? await this.#present(files.map(file => file.after))
        : await this.#ofCommit(
            files.map(file => file.after),
            to,
          );
    return files.flatMap((file, index): ChangedFile[] => {
      const name = file.after ?? file.before ?? '';
      const place = path.join(this.repository.root, name);
      const changed = { before: before[index] ?? null, after: after[index] ?? null };
      if (changed.before === changed.after) return [];
      return [{ name: this.#shown(place), uri: pathToFileURL(place).href, ...changed }];
    });
  }

  async #ofCommit(names: readonly (string | null)[], commit: string): Promise<readonly (string | null)[]> {
    const there = names.filter(name => name !== null);
    const texts = there.length === 0 ? [] : await asked(this.git.texts(this.repository, commit, there, this.surface.signal));
    return names.map(name => (name === null ? null : textOf(texts[there.indexOf(name)] ?? null)));
  }

  async #present(names: readonly (string | null)[]): Promise<readonly (string | null)[]> {
    const { root } = this.repository;
    const texts: (string | null)[] = [];
    for (const name of names) {
      const read =
        name === null
          ? null
          : await readText(path.join(root, name), { within: [root], mostBytes: mostManifestBytes, signal: this.surface.signal });
      texts.push(read !== null && 'text' in read ? read.text : null);
    }
    return texts;
  }

  #shown(file: string): string {
    return path.relative(this.surface.folder, file).split(path.sep).join('/');
  }
}

function textOf(content: ObjectContent): string | null {
  return typeof content === 'string' ? content : null;
}

/** `''`: all of the repository. */
function nameInRepository(file: string, { root }: Repository): string {
  return path.relative(root, file).split(path.sep).join('/');
}

function isWithin(name: string, within: readonly string[]): boolean {
  return within.some(folder => folder === '' || name === folder || name.startsWith(`${folder}/`));
}

/** Whether a template elsewhere may use what is in a file. */
function mayBeUsed({ before, after }: ChangedFile): boolean {
  return [before, after].some(text => text !== null && /\b(?:ConfigMap|Secret)\b/.test(text));
}

async function othersBelow(paths: readonly string[], changed: readonly ChangedFile[], surface: Place): Promise<readonly NamedSource[]> {
  const passedOver: PassedOver = new Map();
  const own = new Set(changed.map(({ uri }) => uri));
  const others: NamedSource[] = [];
  for await (const source of sourcesOf(paths, { gitignore: true }, surface, passedOver)) if (!own.has(source.uri)) others.push(source);
  return others;
}
