import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { withLimit } from './limit';
import { residentBytes } from './memory';
import { Turns } from './turns';

/** What is run. The executable is an absolute path; no shell has a part in it. */
export interface Program {
  readonly executable: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What a program that was run to its end printed; `code` is null where a signal ended it. */
export interface Printed {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
  /** Whether it was ended because it printed too much: the output is the beginning of what it would have been. */
  readonly cut: boolean;
  /** Whether it was ended because it took more memory than it may. */
  readonly swollen: boolean;
}

/** What a program may take. */
export interface ProgramBounds {
  readonly signal: AbortSignal;
  readonly milliseconds: number;
  readonly mostBytes: number;
  /** Of what it says of its errors; absent: 10,000. The rest is lost. */
  readonly mostErrorBytes?: number;
  /** Of memory, with all that it has started; watched where that can be found out (Linux). Absent: whatever it takes. */
  readonly mostMemoryBytes?: number;
}

/** A program that runs. */
export interface Running {
  /** Undefined where it can't be run. */
  readonly pid: number | undefined;
  readonly input: Writable;
  /** Ends where the program is ended, too. */
  readonly output: AsyncIterable<Buffer>;
  readonly errors: AsyncIterable<Buffer>;
  /** The exit code; null where a signal ended it. Rejects where it can't be run. */
  readonly ended: Promise<number | null>;
}

/** Jobs that are done at the same time, those whose programs don't want to end among them. */
const turns = new Turns(4);
const graceMilliseconds = 1000;
const mostErrorBytes = 10_000;
const memoryMilliseconds = 100;

/** Programs that work together. All of them end with the job; only then it is another one's turn. */
export class Job {
  readonly #ends: (() => void)[] = [];
  readonly #ended: Promise<unknown>[] = [];
  #over = false;

  private constructor(
    private readonly signal: AbortSignal,
    private readonly endTurn: () => void,
  ) {
    signal.addEventListener('abort', this.end, { once: true });
  }

  /** Waits for its turn; null where it was cancelled before that. The signal ends it. */
  static async begin(signal: AbortSignal): Promise<Job | null> {
    const endTurn = await turns.take(signal);
    return endTurn === null ? null : new Job(signal, endTurn);
  }

  start({ executable, args, cwd, env }: Program): Running {
    // A group of its own: what a program has started ends with it.
    const detached = process.platform !== 'win32';
    const child = spawn(executable, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true, detached });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('exit', resolve);
      child.once('error', reject);
    });
    // Whoever doesn't ask how it ended doesn't want to know; what can't be written any more is lost.
    this.#ended.push(ended.catch(() => undefined));
    child.stdin.on('error', () => undefined);
    this.#ends.push(ender(child));
    if (this.#over) this.#ends.at(-1)?.();
    return { pid: child.pid, input: child.stdin, output: pieces(child.stdout), errors: pieces(child.stderr), ended };
  }

  /** Ends all programs: at first kindly, and a second later whatever they do about that. */
  readonly end = (): void => {
    if (this.#over) return;
    this.#over = true;
    this.signal.removeEventListener('abort', this.end);
    for (const end of this.#ends) end();
    void Promise.all(this.#ended).then(this.endTurn);
  };
}

/** Runs a program to its end. Rejects where it can't be run, is cancelled, or takes longer than it may: at once then, whatever becomes of it. */
export async function run(program: Program, bounds: ProgramBounds): Promise<Printed> {
  const bounded = withLimit(bounds.milliseconds, bounds.signal);
  const job = await Job.begin(bounded);
  if (job === null) throw reasonOf(bounded);
  try {
    return await Promise.race([print(job, program, bounds), rejection(bounded)]);
  } finally {
    job.end();
  }
}

async function print(job: Job, program: Program, bounds: ProgramBounds): Promise<Printed> {
  const { pid, input, output, errors, ended } = job.start(program);
  input.end();
  const memory = watchMemory(pid, bounds.mostMemoryBytes);
  try {
    const [code, { text, cut }, said] = await Promise.all([
      ended,
      gather(output, bounds.mostBytes, job.end),
      gather(errors, bounds.mostErrorBytes ?? mostErrorBytes, () => undefined),
    ]);
    return { code, output: text, errors: said.text, cut, swollen: memory.exceeded() };
  } finally {
    memory.end();
  }
}

/** Ends a program that takes more memory than it may, with no time to take even more. */
function watchMemory(
  pid: number | undefined,
  mostBytes: number | undefined,
): { readonly exceeded: () => boolean; readonly end: () => void } {
  let exceeded = false;
  if (pid === undefined || mostBytes === undefined) return { exceeded: () => exceeded, end: () => undefined };
  const timer = setInterval(() => {
    void residentBytes(pid).then(bytes => {
      if (bytes <= mostBytes) return;
      exceeded = true;
      send(pid, 'SIGKILL');
    });
  }, memoryMilliseconds);
  return { exceeded: () => exceeded, end: () => clearInterval(timer) };
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

function ender(child: Child): () => void {
  let ending = false;
  return () => {
    if (ending || child.pid === undefined) return;
    ending = true;
    const { pid } = child;
    // Nobody reads on; a program that has gone may have left others that hold the pipes.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
    if (child.exitCode !== null || child.signalCode !== null) return;
    send(pid, 'SIGTERM');
    const force = setTimeout(() => send(pid, 'SIGKILL'), graceMilliseconds);
    child.once('exit', () => {
      clearTimeout(force);
      send(pid, 'SIGKILL');
    });
  };
}

/** To a program and all that it has started; to those that have gone it makes no difference. */
function send(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    return;
  }
}

async function* pieces(stream: Readable): AsyncGenerator<Buffer> {
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch {
    // Ended before its time: there is no more, and how the program ended tells the rest.
    return;
  }
}

/** The first bytes as text; `tooMuch` is called where there are more. */
async function gather(
  output: AsyncIterable<Buffer>,
  mostBytes: number,
  tooMuch: () => void,
): Promise<{ readonly text: string; readonly cut: boolean }> {
  const kept: Buffer[] = [];
  let length = 0;
  for await (const piece of output) {
    if (length <= mostBytes) kept.push(piece.subarray(0, mostBytes - length));
    length += piece.length;
    if (length > mostBytes) tooMuch();
  }
  return { text: Buffer.concat(kept).toString('utf8'), cut: length > mostBytes };
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(reasonOf(signal));
    else signal.addEventListener('abort', () => reject(reasonOf(signal)), { once: true });
  });
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('Cancelled.');
}
