/** The built command line, as somebody types it. */
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The program. */
export const cli = path.resolve('dist/cli.js');

export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder with files; gone at the end. */
export class Folder {
  readonly path = mkdtempSync(path.join(os.tmpdir(), 'rollout-cli-'));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.write(files);
  }

  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(this.path, name)), { recursive: true });
      writeFileSync(path.join(this.path, name), content);
    }
  }

  /** Writes programs, by their names. */
  writePrograms(programs: Readonly<Record<string, string>>): this {
    this.write(programs);
    for (const name of Object.keys(programs)) chmodSync(path.join(this.path, name), 0o755);
    return this;
  }

  /** A PATH on which what is here comes first. */
  get asPath(): string {
    return `${this.path}${path.delimiter}${process.env['PATH'] ?? ''}`;
  }

  git(...args: readonly string[]): void {
    const user = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main'];
    execFileSync('git', [...user, ...args], { cwd: this.path });
  }

  /** Everything as it is becomes a commit. */
  commit(message: string): void {
    this.git('add', '-A');
    this.git('commit', '-qm', message);
  }

  /** Runs the program there. */
  run(...args: readonly string[]): Promise<Printed> {
    return this.runWith('', ...args);
  }

  /** Runs the program there, with standard input. */
  runWith(input: string, ...args: readonly string[]): Promise<Printed> {
    return this.runUnder({}, input, ...args);
  }

  /** Runs the program in a folder below. */
  runIn(folder: string, ...args: readonly string[]): Promise<Printed> {
    return run({ cwd: path.join(this.path, folder), environment: {}, input: '' }, args);
  }

  /** Runs the program there, with standard input, in an environment that differs so. */
  runUnder(environment: NodeJS.ProcessEnv, input: string, ...args: readonly string[]): Promise<Printed> {
    return run({ cwd: this.path, environment, input }, args);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

interface Place {
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly input: string;
}

function run({ cwd, environment, input }: Place, args: readonly string[]): Promise<Printed> {
  return new Promise(resolve => {
    const options = { cwd, env: { ...process.env, LANG: 'C', NO_COLOR: '1', ...environment }, maxBuffer: 1e8 };
    const child = execFile(process.execPath, [cli, ...args], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, out, err });
    });
    child.stdin?.end(input);
  });
}
