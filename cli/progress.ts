import * as l10n from '@vscode/l10n';
import { counted } from './counted';
import type { Surface } from './surface';

const everyMilliseconds = 100;

/** How far long work is, on one line of the terminal; nothing where no terminal is. Work that takes turns can be interrupted. */
export class Progress {
  #last = performance.now();
  #width = 0;

  constructor(private readonly surface: Surface) {}

  /** Shows how many files are done, of how many; null: it isn't known yet. Lets others have their turn from time to time. */
  async show(done: number, of: number | null): Promise<void> {
    if (performance.now() - this.#last < everyMilliseconds) return;
    await new Promise(resolve => setImmediate(resolve));
    this.surface.signal.throwIfAborted();
    this.#last = performance.now();
    this.#print(of === null ? counted.files(done) : l10n.t('{0} of {1} files', done, of));
  }

  /** Takes the line away. */
  end(): void {
    if (this.#width > 0) this.surface.err(`\r${' '.repeat(this.#width)}\r`);
    this.#width = 0;
  }

  #print(line: string): void {
    if (!this.surface.isErrorTerminal) return;
    this.surface.err(`\r${line.padEnd(this.#width)}`);
    this.#width = Math.max(this.#width, line.length);
  }
}
