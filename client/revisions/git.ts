import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { LogReader, logFormat, type FileVersion } from './gitLog';
import { ObjectReader, type ObjectContent } from './gitObjects';

/** What git is given at most. */
const most = { commits: 2000, bytes: 1_000_000, milliseconds: 30_000, shortMilliseconds: 5000 };

/** Where a file is kept. */
export interface Repository {
  readonly root: string;
  /** Whether the clone was cut off: there is more history than it knows. */
  readonly shallow: boolean;
}

export interface VersionText {
  readonly version: FileVersion;
  /** Null where the commit removed the file, or it was too large to be a manifest. */
  readonly text: ObjectContent;
  /** The other file of its folder that was asked for, in the same commit; null where there was none. */
  readonly beside: ObjectContent;
}

/**
 * Asks git about files on this machine, without a shell and without changing anything: no locks, no prompts, no download of missing objects, none of
 * the programs that a repository's configuration may name.
 */
export class Git {
  /** `executable` is a path, or a name to be found on the PATH. */
  constructor(private readonly executable: string) {}

  /** The repository that a file is in; null where it is in none. Rejects where there is no git. */
  async repository(file: string, signal: AbortSignal): Promise<Repository | null> {
    const output = await this.#short(file, ['rev-parse', '--show-toplevel', '--is-shallow-repository'], signal);
    const [root, shallow] = output?.split('\n') ?? [];
    return root === undefined || root === '' ? null : { root, shallow: shallow === 'true' };
  }

  /** A file as it was in a commit; null where it wasn't in it. */
  show(file: string, commit: string, signal: AbortSignal): Promise<string | null> {
    return this.#short(file, ['show', '--no-textconv', `${commit}:./${path.basename(file)}`], signal);
  }

  /** The files of the repository that aren't as they were in a commit, as paths of this machine; untracked ones are left out. */
  async changed({ root }: Repository, commit: string, signal: AbortSignal): Promise<readonly string[]> {
    const output = await this.#short(
      path.join(root, '.'),
      ['-C', root, 'diff', '--name-only', '-z', '--no-ext-diff', '--no-textconv', commit, '--'],
      signal,
    );
    return (output ?? '').split('\0').flatMap(name => (name === '' ? [] : [path.join(root, name)]));
  }

  /** Every version of a file, newest first, as they are found; its former names are followed. `beside` names another file of its folder. */
  async *versions(file: string, signal: AbortSignal, beside: string | null = null): AsyncGenerator<VersionText> {
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(most.milliseconds)]);
    const range = ['--follow', '-z', '--raw', '--no-abbrev', '--no-color', '--no-ext-diff', '--no-textconv', `--max-count=${most.commits}`];
    const log = this.#spawn(file, ['log', ...range, logFormat, '--', path.basename(file)], bounded);
    const objects = this.#spawn(file, ['cat-file', '--batch'], bounded);
    try {
      yield* contents(log, objects, beside);
    } finally {
      log.kill();
      objects.kill();
    }
  }

  /** What a command prints; null where it fails. Rejects where git can't be run, or was cancelled. */
  #short(file: string, args: readonly string[], signal: AbortSignal): Promise<string | null> {
    const options = { ...this.#options(file), signal, timeout: most.shortMilliseconds, maxBuffer: most.bytes };
    return new Promise((resolve, reject) => {
      execFile(this.executable, [...safe, ...args], options, (error, stdout) => {
        if (error === null) resolve(stdout);
        else if (typeof error.code === 'number') resolve(null);
        else reject(new Error(error.message, { cause: error }));
      });
    });
  }

  #spawn(file: string, args: readonly string[], signal: AbortSignal): Process {
    const child = spawn(this.executable, [...safe, ...args], { ...this.#options(file), signal, stdio: ['pipe', 'pipe', 'ignore'] });
    // What fails or is cancelled ends its output, and that is all there is to know.
    child.on('error', () => undefined);
    child.stdin.on('error', () => undefined);
    return child;
  }

  #options(file: string): { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly windowsHide: boolean } {
    return { cwd: path.dirname(file), env: environment(), windowsHide: true };
  }
}

type Process = ChildProcessByStdio<Writable, Readable, null>;

/** Against what the configuration of a repository may ask git to run. */
const safe = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false', '-c', 'core.quotePath=false'];

/** The user's own, without what points git to another repository. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  return { ...own, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_LITERAL_PATHSPECS: '1', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };
}

/** Asks for each version's content as soon as the log names it. */
async function* contents(log: Process, objects: Process, beside: string | null): AsyncGenerator<VersionText> {
  const versions = new LogReader();
  const next = nextContent(objects);
  log.stdout.setEncoding('utf8');
  for await (const piece of log.stdout as AsyncIterable<string>) {
    const found = versions.push(piece);
    for (const version of found) for (const name of objectsOf(version, beside)) objects.stdin.write(`${name}\n`);
    for (const version of found) {
      const [own, other] = objectsOf(version, beside);
      const text = own === undefined ? null : await next();
      yield { version, text, beside: other === undefined ? null : await next() };
    }
  }
}

/** What git is to be asked for: the file's own content, and the file beside it. */
function objectsOf({ commit, path: file, blob }: FileVersion, beside: string | null): readonly string[] {
  if (blob === null) return [];
  const other = beside === null ? null : path.posix.join(path.posix.dirname(file), beside);
  return other === null || other.includes('\n') ? [blob] : [blob, `${commit}:${other}`];
}

/** Answers one content after the other; null once there are no more. */
function nextContent(objects: Process): () => Promise<ObjectContent> {
  const reader = new ObjectReader(most.bytes);
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
