import path from 'node:path';
import { folderOfGit } from '../files';
import { withLimit } from '../limit';
import { Job, run, type Printed, type Running } from '../processes';
import { findProgram } from '../programs';
import { gitCommand, withoutFilters } from './command';
import { Contents } from './contents';
import { type Difference, readDifferences } from './differences';
import { LogReader, logFormat, readRenames, type Commit } from './log';
import type { ObjectContent } from './objects';
import { isOfWorkTree } from './treeNames';
import { pathFrom } from '../paths';

/** What git is given at most. */
const most = { commits: 10_000, printedBytes: 10_000_000, shortMilliseconds: 5000 };

/** A larger file is taken for no manifest. */
export const mostManifestBytes = 1_000_000;

/** Where a file is kept. */
export interface Repository {
  readonly root: string;
  /** The file's directory within the root, with `/` also at its end; empty for the root. */
  readonly prefix: string;
  /** Whether the clone was cut off: there is more history than it knows. */
  readonly shallow: boolean;
}

/** A commit with what it had of the files that were asked for. */
export interface CommitFiles extends Commit {
  /** For each file the content under each of its names. */
  readonly contents: readonly (readonly ObjectContent[])[];
}

/** Names of files, and whether there are more. */
export interface Names {
  readonly names: readonly string[];
  readonly cut: boolean;
}

/** Files that differ, and whether there are more. */
export interface Differences {
  readonly files: readonly Difference[];
  readonly cut: boolean;
}

/**
 * Asks git about files on this machine without changing anything, in the one way of `gitCommand`. What takes too long rejects; what is cancelled, too.
 */
export class Git {
  /** `program` is a path, or a name to be found on the PATH. */
  constructor(private readonly program: string) {}

  /** The repository that a file is in; null where it is in none. Rejects with git's own words where it fails, or there is no git. */
  async repository(file: string, signal: AbortSignal): Promise<Repository | null> {
    const found = await folderOfGit(path.dirname(file));
    if (found === null) return null;
    const { root, from } = found;
    const { code, output, errors } = await this.#run(
      root,
      ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository', '--show-cdup'],
      signal,
    );
    if (code !== 0) throw new Error(errors.trim().split('\n')[0] ?? '');
    const [isWorkTree, shallow, above, rest] = output.split('\n');
    // Its configuration may say that its files are elsewhere.
    if (isWorkTree !== 'true' || above !== '' || rest !== '') return null;
    const prefix = pathFrom(root, from);
    return { root, prefix: prefix === '' ? '' : `${prefix}/`, shallow: shallow === 'true' };
  }

  /** The commit that a revision's name stands for (see `baseRef`); null where there is none. */
  async commit({ root }: Repository, name: string, signal: AbortSignal): Promise<string | null> {
    const { code, output } = await this.#run(root, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], signal);
    return code === 0 && /^[0-9a-f]{40,64}\n$/.test(output) ? output.trim() : null;
  }

  /** What a commit had under names (from the root). */
  async texts({ root }: Repository, commit: string, names: readonly string[], signal: AbortSignal): Promise<readonly ObjectContent[]> {
    const bounded = withLimit(most.shortMilliseconds, signal);
    const executable = await this.#executable();
    const job = await Job.begin(bounded);
    if (job === null) return names.map(() => null);
    try {
      const contents = contentsBy(job, executable, root);
      contents.ask(commit, names);
      return await contents.read(names);
    } finally {
      job.end();
    }
  }

  /** The files that a commit has in a folder (its name from the root, with `/` at the end; empty: in all). Links and submodules are left out. */
  async files({ root }: Repository, commit: string, folder: string, signal: AbortSignal): Promise<Names> {
    const asked = ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...(folder === '' ? [] : [folder])];
    const { output, cut } = await this.#run(root, asked, signal);
    const names = output.split('\0').flatMap(entry => /^100\d{3} blob [0-9a-f]+\t(.+)$/s.exec(entry)?.[1] ?? []);
    return { names: names.filter(isOfWorkTree), cut };
  }

  /**
   * The files of the repository that may not be as they were in a commit, by their names from the root; untracked ones are left out. What was only touched is
   * among them: to look into the files would run the filters that the repository's configuration names.
   */
  async changed({ root }: Repository, commit: string, signal: AbortSignal): Promise<Names> {
    const settled = await this.#withoutFilters(root, signal);
    if (settled === null) return { names: [], cut: true };
    const asked = ['diff-index', '--name-only', '-z', '--ignore-submodules=all', commit, '--'];
    const { output, cut } = await this.#run(root, asked, signal, settled);
    return { names: output.split('\0').filter(isOfWorkTree), cut };
  }

  /** Where a commit and another one parted; null where they have nothing in common, or that can't be found out in a clone that was cut off. */
  async mergeBase({ root }: Repository, one: string, other: string, signal: AbortSignal): Promise<string | null> {
    const { code, output } = await this.#run(root, ['merge-base', one, other], signal);
    return code === 0 && /^[0-9a-f]{40,64}\n$/.test(output) ? output.trim() : null;
  }

  /** What differs between a commit and another one, or the files as they are (null), those that git doesn't know among them. By content, renames are found. */
  async differences({ root }: Repository, from: string, to: string | null, signal: AbortSignal): Promise<Differences> {
    const settled = await this.#withoutFilters(root, signal);
    if (settled === null) throw new Error('The repository names filters that can’t be left out.');
    const options = ['--name-status', '-z', '-M', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all'];
    const asked = to === null ? ['diff-index', ...options, from, '--'] : ['diff-tree', '-r', ...options, from, to, '--'];
    const { output, cut, code, errors } = await this.#run(root, asked, signal, settled);
    if (code !== 0) throw new Error(errors.trim().split('\n')[0] ?? '');
    const others = to === null ? await this.#run(root, ['ls-files', '--others', '--exclude-standard', '-z'], signal, settled) : null;
    const unknown = (others?.output ?? '').split('\0').filter(name => name !== '');
    const isOfTree = ({ before, after }: Difference): boolean => [before, after].every(name => name === null || isOfWorkTree(name));
    return {
      files: [...readDifferences(output).filter(isOfTree), ...unknown.map(name => ({ before: null, after: name }))],
      cut: cut || others?.cut === true,
    };
  }

  /**
   * The files that a commit renamed, by their new names; of a merge, against its first parent. Null: those that are renamed but not committed yet. Empty where
   * that takes too long to find out.
   */
  async renames({ root }: Repository, commit: string | null, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const range = commit === null ? ['diff-index', '--cached', 'HEAD'] : ['diff-tree', '-r', `${commit}^`, commit];
    const [command = '', ...ends] = range;
    const options = ['--raw', '-z', '-M', '--no-abbrev', '--diff-filter=R', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all'];
    return readRenames((await this.#run(root, [command, ...options, ...ends, '--'], signal).catch(() => ({ output: '' }))).output);
  }

  /**
   * The commits that changed one of the files, newest first, as they are found: along the first parents, which is what a branch had in turn, as what was on
   * other branches came with its merge. Each file is given by the names (from the root) that it has had. `cut` is called where there were more than are read.
   */
  async *commits(
    { root }: Repository,
    files: readonly (readonly string[])[],
    signal: AbortSignal,
    cut: () => void,
  ): AsyncGenerator<CommitFiles> {
    const options = ['-z', '--first-parent', '--no-patch', '--no-notes', '--no-decorate', '--encoding=UTF-8', '--ignore-submodules=all'];
    const asked = ['log', ...options, `--max-count=${most.commits + 1}`, logFormat, '--', ...files.flat()];
    const executable = await this.#executable();
    const job = await Job.begin(signal);
    if (job === null) return;
    let count = 0;
    try {
      const log = job.start(gitCommand(executable, root, asked));
      const contents = contentsBy(job, executable, root);
      for await (const commit of inCommits(log, contents, files)) {
        if (count === most.commits) {
          cut();
          return;
        }
        count += 1;
        yield commit;
      }
      // Code 128 is also that of a repository without a commit.
      if ((await log.ended.catch(() => null)) !== 0 && count > 0) cut();
    } finally {
      job.end();
    }
  }

  /** What keeps the filters that the repository's configuration names from being run; null where that can't be said. */
  async #withoutFilters(root: string, signal: AbortSignal): Promise<readonly string[] | null> {
    const { output, cut } = await this.#run(root, ['config', '--name-only', '-z', '--get-regexp', '^filter\\.'], signal);
    return cut ? null : withoutFilters(output.split('\0'));
  }

  async #run(root: string, args: readonly string[], signal: AbortSignal, settled: readonly string[] = []): Promise<Printed> {
    const program = gitCommand(await this.#executable(), root, args, settled);
    return run(program, { signal, milliseconds: most.shortMilliseconds, mostBytes: most.printedBytes });
  }

  async #executable(): Promise<string> {
    const found = await findProgram(this.program);
    if (found === null) throw new NoGit('', { cause: new Error('There is no git.') });
    return found;
  }
}

/** There is no such program. */
export class NoGit extends Error {}

function contentsBy(job: Job, executable: string, root: string): Contents {
  const ask = (how: string) => job.start(gitCommand(executable, root, ['cat-file', how]));
  return new Contents(ask('--batch-check'), ask('--batch'), mostManifestBytes);
}

/** Asks for each commit's contents as soon as the log names it. */
async function* inCommits(log: Running, contents: Contents, files: readonly (readonly string[])[]): AsyncGenerator<CommitFiles> {
  const reader = new LogReader();
  const decoder = new TextDecoder();
  for await (const piece of log.output) {
    const found = reader.push(decoder.decode(piece, { stream: true }));
    for (const { commit } of found) contents.ask(commit, files.flat());
    for (const commit of found) {
      const all = await contents.read(files.flat());
      let taken = 0;
      yield { ...commit, contents: files.map(({ length }) => all.slice(taken, (taken += length))) };
    }
  }
}
