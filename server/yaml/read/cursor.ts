import { isBreak } from './characters';
import type { Fault } from './fault';

/** A place that moves through a text, and why it moves no further. */
export class Cursor {
  at = 0;
  /** Where the line begins. */
  lineStart = 0;
  fault: Fault | undefined;
  /** Whether there are characters of two UTF-16 units: each is one column. */
  readonly #wide: boolean;
  /** How many of them stand between the line's beginning and a place of it: a line may be long. */
  #counted = { lineStart: 0, to: 0, pairs: 0 };

  constructor(readonly text: string) {
    // A byte order mark is no part of it: files that were joined have them behind their separators.
    if (text.startsWith('\ufeff')) this.at = this.lineStart = 1;
    this.#wide = /[\ud800-\udbff]/.test(text);
  }

  /** The unit here, or some further on; 0 at the end. */
  code(ahead = 0): number {
    const at = this.at + ahead;
    return at < this.text.length ? this.text.charCodeAt(at) : 0;
  }

  get column(): number {
    const units = this.at - this.lineStart;
    if (!this.#wide) return units;
    const { lineStart, to, pairs } = this.#counted;
    const known = lineStart === this.lineStart && to <= this.at ? { to, pairs } : { to: this.lineStart, pairs: 0 };
    this.#counted = { lineStart: this.lineStart, to: this.at, pairs: known.pairs + this.#pairs(known.to, this.at) };
    return units - this.#counted.pairs;
  }

  /** Whether more than so many characters stand between a place before this one and here. */
  isFurtherThan(from: number, characters: number): boolean {
    const units = this.at - from;
    return units > characters && (!this.#wide || units - this.#pairs(from, this.at) > characters);
  }

  /** Moves past a line break; answers what it counts as in a scalar. */
  takeBreak(): string {
    const code = this.code();
    // kubectl takes a carriage return off each line feed before go-yaml does.
    const returns = code !== 0x0d ? 0 : this.code(1) === 0x0d && this.code(2) === 0x0a ? 2 : 1;
    this.at += returns + (returns === 0 || this.code(returns) === 0x0a ? 1 : 0);
    this.lineStart = this.at;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
  }

  /** Moves to the end of the line. */
  skipLine(): void {
    while (this.at < this.text.length && !isBreak(this.text.charCodeAt(this.at))) this.at++;
  }

  /** Whether `---` or `...` stands here, alone, at the beginning of a line. */
  isAtDocumentMark(): boolean {
    const code = this.code();
    if ((code !== 0x2d && code !== 0x2e) || this.at !== this.lineStart) return false;
    return /^(?:---|\.\.\.)(?:$|[ \t\n\r\x85\u2028\u2029])/.test(this.text.slice(this.at, this.at + 4));
  }

  /** Sets the fault; the first one counts. Answers what stands for the value that can't be read. */
  fail(problem: string, from = this.at): null {
    this.fault ??= { problem, at: this.at, from, by: 'scanner' };
    return null;
  }

  #pairs(from: number, to: number): number {
    let pairs = 0;
    for (let at = from; at < to; at++) if ((this.text.charCodeAt(at) & 0xfc00) === 0xd800) pairs++;
    return pairs;
  }
}
