import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { LogReader, logFormat, readRenames, type Commit } from './gitLog';
import { ObjectReader, type ObjectContent } from './gitObjects';

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
  /** For each file the contents under each of its names; null where it had none, or one too large to be a manifest. */
  readonly contents: readonly (readonly ObjectContent[])[];
}

/**
 * Asks git about files on this machine, without a shell and without changing anything: no locks, no prompts, no download of missing objects, none of
 * the programs that a repository's configuration may name.
 */
export class Git {
  /** `executable` is a path, or a name to be found on the PATH. */
  constructor(private readonly executable: string) {}

  /** The repository that a file is in; null where it is in none. Rejects with git's own words where it fails, or there is no git. */
  async repository(file: string, signal: AbortSignal): Promise<Repository | null> {
    const asked = ['rev-parse', '--show-toplevel', '--show-prefix', '--is-shallow-repository'];
    const { output, errors } = await this.#run(path.dirname(file), asked, signal);
    const [root = '', prefix = '', shallow] = output?.split('\n') ?? [];
    if (root !== '') return { root, prefix, shallow: shallow === 'true' };
    if (output === null && !/not a git repository|must be run in a work tree/.test(errors))
      throw new Error(errors.trim().split('\n')[0] ?? '');
    return null;
  }

  /** A file as it was in a commit; null where it wasn't in it. */
  show(file: string, commit: string, signal: AbortSignal): Promise<string | null> {
    return this.#short(path.dirname(file), ['show', '--no-textconv', `${commit}:./${path.basename(file)}`], signal);
  }

  /**
   * The files of the repository that may not be as they were in a commit, as paths of this machine; untracked ones are left out. What was only touched is
   * among them: to look into the files would run the filters that the repository's configuration names.
   */
  async changed({ root }: Repository, commit: string, signal: AbortSignal): Promise<readonly string[]> {
    const output = await this.#short(root, ['diff-index', '--name-only', '-z', commit, '--'], signal);
    return (output ?? '').split('\0').flatMap(name => (name === '' ? [] : [path.join(root, name)]));
  }

  /**
   * The files that a commit renamed, by their new names; of a merge, against its first parent. Null: those that are renamed but not committed yet. Empty where
   * that takes too long to find out.
   */
  async renames({ root }: Repository, commit: string | null, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const range = commit === null ? ['--cached', 'HEAD'] : [`${commit}^`, commit];
    const asked = ['diff', '--raw', '-z', '-M', '--no-abbrev', '--diff-filter=R', '--no-ext-diff', '--no-textconv', ...range, '--'];
    return readRenames((await this.#short(root, asked, signal).catch(() => null)) ?? '');
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
    const range = [
      'log',
      '-z',
      '--first-parent',
      '--no-color',
      '--encoding=UTF-8',
      '--no-patch',
      `--max-count=${most.commits + 1}`,
      logFormat,
      '--',
    ];
    const log = this.#spawn(root, [...range, ...files.flat()], signal);
    const objects = this.#spawn(root, ['cat-file', '--batch'], signal);
    const ended = new Promise(resolve => {
      log.once('close', resolve);
      log.once('error', resolve);
    });
    let count = 0;
    try {
      for await (const commit of contents(log, objects, files)) {
        if (count === most.commits) {
          cut();
          return;
        }
        count += 1;
        yield commit;
      }
      // Code 128 is also that of a repository without a commit.
      if ((await ended) !== 0 && count > 0) cut();
    } finally {
      log.kill();
      objects.kill();
    }
  }

  /** What a command prints; null where it fails. Rejects where git can't be run, or was cancelled. */
  async #short(cwd: string, args: readonly string[], signal: AbortSignal): Promise<string | null> {
    return (await this.#run(cwd, args, signal)).output;
  }

  #run(cwd: string, args: readonly string[], signal: AbortSignal): Promise<Printed> {
    const options = { ...optionsIn(cwd), signal, timeout: most.shortMilliseconds, maxBuffer: most.printedBytes };
    return new Promise((resolve, reject) => {
      execFile(this.executable, [...safe, ...args], options, (error, stdout, errors) => {
        if (error === null) resolve({ output: stdout, errors });
        else if (typeof error.code === 'number') resolve({ output: null, errors });
        else reject(new Error(error.message, { cause: error }));
      });
    });
  }

  #spawn(cwd: string, args: readonly string[], signal: AbortSignal): Process {
    const child = spawn(this.executable, [...safe, ...args], { ...optionsIn(cwd), signal, stdio: ['pipe', 'pipe', 'ignore'] });
    // What fails or is cancelled ends its output, and that is all there is to know.
    child.on('error', () => undefined);
    child.stdin.on('error', () => undefined);
    return child;
  }
}

/** What a command printed; the output is null where it failed. */
interface Printed {
  readonly output: string | null;
  readonly errors: string;
}

type Process = ChildProcessByStdio<Writable, Readable, null>;

/** Against what the configuration of a repository may ask git to run or to leave out. */
const safe = [
  '--no-pager',
  ...['core.fsmonitor=false', 'log.showSignature=false', 'log.follow=false', 'core.quotePath=false'].flatMap(setting => ['-c', setting]),
];

function optionsIn(cwd: string): { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly windowsHide: boolean } {
  return { cwd, env: environment(), windowsHide: true };
}

/** The user's own, without what points git to another repository. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  return { ...own, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_LITERAL_PATHSPECS: '1', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };
}

/** Asks for each commit's contents as soon as the log names it. */
async function* contents(log: Process, objects: Process, files: readonly (readonly string[])[]): AsyncGenerator<CommitFiles> {
  const reader = new LogReader();
  const next = nextContent(objects);
  log.stdout.setEncoding('utf8');
  for await (const piece of log.stdout as AsyncIterable<string>) {
    const found = reader.push(piece);
    for (const { commit } of found) for (const name of files.flat()) objects.stdin.write(`${commit}:${inOneLine(name)}\n`);
    for (const commit of found) {
      const own: ObjectContent[][] = [];
      for (const names of files) own.push(await take(next, names.length));
      yield { ...commit, contents: own };
    }
  }
}

/** A name with a line end can't be asked for: there is no file of this one. */
function inOneLine(name: string): string {
  return name.replaceAll('\n', '\0');
}

async function take(next: () => Promise<ObjectContent>, count: number): Promise<ObjectContent[]> {
  const taken: ObjectContent[] = [];
  while (taken.length < count) taken.push(await next());
  return taken;
}

/** Answers one content after the other; null once there are no more. */
function nextContent(objects: Process): () => Promise<ObjectContent> {
  const reader = new ObjectReader(mostManifestBytes);
  const pieces = objects.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const waiting: ObjectContent[] = [];
  return async () => {
    while (waiting.length === 0) {
      const piece = await pieces.next();
      if (piece.done === true) return null;
      waiting.push(...reader.push(piece.value));
    }
    return waiting.shift() ?? null;
  };
}
