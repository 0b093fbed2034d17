import type { Located, LocatedEntry, Span } from '../located';
import type { Fault } from './fault';

/** A JSON value of a text. */
export interface JsonRead {
  /** With a fault: what stands before it. */
  readonly root: Located | undefined;
  readonly fault: Fault | undefined;
  /** Behind the value. */
  readonly end: number;
}

/**
 * Reads the JSON value at or behind an offset as Go's encoding/json does: what it refuses, in its words. Spans count from `offset`. What is nested
 * deeper than `maxDepth` is not read.
 */
export function readJson(text: string, start: number, offset: number, maxDepth: number): JsonRead {
  const reader = new JsonReader(text, offset, maxDepth);
  reader.at = start;
  reader.skipSpace();
  const root = reader.value('looking for beginning of value');
  return { root, fault: reader.fault, end: reader.at };
}

const plain = /[\x20!\x23-\x5b\x5d-\uffff]*/y;
const space = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const literals = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

class JsonReader {
  at = 0;
  fault: Fault | undefined;
  #depth = 0;

  constructor(
    private readonly text: string,
    private readonly offset: number,
    private readonly maxDepth: number,
  ) {}

  skipSpace(): void {
    space.lastIndex = this.at;
    space.test(this.text);
    this.at = space.lastIndex;
  }

  /** Undefined with a fault; then `context` says what was expected here. */
  value(context: string): Located | undefined {
    switch (this.text.charAt(this.at)) {
      case '{':
        return this.#nested(() => this.#object());
      case '[':
        return this.#nested(() => this.#array());
      case '"': {
        const start = this.at;
        const value = this.#string();
        return value === null ? undefined : this.#scalar(value, start);
      }
      default:
        return this.#literal(context) ?? this.#number(context);
    }
  }

  #nested(read: () => Located): Located | undefined {
    if (++this.#depth > this.maxDepth) {
      this.fault ??= { problem: 'too deep', at: this.at, from: this.at, by: 'limit' };
      return undefined;
    }
    const found = read();
    this.#depth--;
    return found;
  }

  #object(): Located {
    const start = this.at++;
    const entries: LocatedEntry[] = [];
    for (let first = true; this.#hasNext('}', first, 'after object key:value pair'); first = false) {
      const keyStart = this.at;
      if (this.text.charAt(keyStart) !== '"') {
        this.#unexpected('looking for beginning of object key string');
        break;
      }
      const key = this.#string();
      if (key === null) break;
      const keySpan = this.#span(keyStart);
      this.skipSpace();
      if (this.text.charAt(this.at) !== ':') {
        this.#unexpected('after object key');
        break;
      }
      this.at++;
      this.skipSpace();
      const value = this.value('looking for beginning of value');
      if (value !== undefined) entries.push({ key, keySpan, value });
    }
    return { type: 'map', entries, span: this.#span(start), flow: true };
  }

  #array(): Located {
    const start = this.at++;
    const items: Located[] = [];
    for (let first = true; this.#hasNext(']', first, 'after array element'); first = false) {
      const item = this.value('looking for beginning of value');
      if (item !== undefined) items.push(item);
    }
    return { type: 'list', items, span: this.#span(start), flow: true };
  }

  /** Moves to the next entry; past the closing sign where none follows. */
  #hasNext(closing: string, first: boolean, context: string): boolean {
    if (this.fault !== undefined) return false;
    this.skipSpace();
    if (this.text.charAt(this.at) === closing) {
      this.at++;
      return false;
    }
    if (first) return true;
    if (this.text.charAt(this.at) !== ',') {
      this.#unexpected(context);
      return false;
    }
    this.at++;
    this.skipSpace();
    return true;
  }

  #string(): string | null {
    const { text } = this;
    const start = this.at++;
    let isPlain = true;
    for (;;) {
      plain.lastIndex = this.at;
      plain.test(text);
      this.at = plain.lastIndex;
      const sign = text.charAt(this.at);
      if (sign === '"') break;
      if (sign !== '\\') return this.#unexpected('in string literal');
      isPlain = false;
      if (!this.#escape()) return null;
    }
    this.at++;
    return isPlain ? text.slice(start + 1, this.at - 1) : (JSON.parse(text.slice(start, this.at)) as string);
  }

  /** False with a fault. */
  #escape(): boolean {
    this.at++;
    const letter = this.text.charAt(this.at);
    if (letter === '' || !'"\\/bfnrtu'.includes(letter)) this.#unexpected('in string escape code');
    else this.at++;
    const digits = letter === 'u' ? 4 : 0;
    for (let digit = 0; digit < digits && this.fault === undefined; digit++) {
      if (/[0-9a-fA-F]/.test(this.text.charAt(this.at))) this.at++;
      else this.#unexpected('in \\u hexadecimal character escape');
    }
    return this.fault === undefined;
  }

  #literal(context: string): Located | undefined {
    const found = literals.find(([word]) => word.startsWith(this.text.charAt(this.at)));
    if (found === undefined || this.at >= this.text.length) return undefined;
    const [word, value] = found;
    const start = this.at;
    for (const letter of word) {
      if (this.text.charAt(this.at) !== letter) {
        this.#unexpected(this.at === start ? context : `in literal ${word} (expecting '${letter}')`);
        return undefined;
      }
      this.at++;
    }
    return this.#scalar(value, start);
  }

  #number(context: string): Located | undefined {
    if (this.fault !== undefined) return undefined;
    const start = this.at;
    number.lastIndex = start;
    if (number.test(this.text)) {
      this.at = number.lastIndex;
      const value = Number(this.text.slice(start, this.at));
      const next = this.text.charAt(this.at);
      if (next === '.' || /[eE]/.test(next)) this.#unfinished();
      return this.#scalar(value, start);
    }
    if (this.text.charAt(start) === '-') {
      this.at++;
      this.#unexpected('in numeric literal');
    } else this.#unexpected(context);
    return undefined;
  }

  /** A number that ends with its point or its exponent's sign. */
  #unfinished(): void {
    const isPoint = this.text.charAt(this.at) === '.';
    this.at++;
    if (!isPoint && /[-+]/.test(this.text.charAt(this.at))) this.at++;
    this.#unexpected(isPoint ? 'after decimal point in numeric literal' : 'in exponent of numeric literal');
  }

  #scalar(value: string | number | boolean | null, start: number): Located {
    return { type: 'scalar', value, source: this.text.slice(start, this.at), span: this.#span(start) };
  }

  #span(start: number): Span {
    return { start: start + this.offset, end: this.at + this.offset };
  }

  #unexpected(context: string): null {
    const found = this.text.charAt(this.at);
    const problem = found === '' ? 'unexpected EOF' : `invalid character ${quoted(this.text.codePointAt(this.at) ?? 0)} ${context}`;
    this.fault ??= { problem, at: this.at, from: this.at, by: 'json' };
    return null;
  }
}

/** As Go quotes a character in these messages. */
function quoted(code: number): string {
  const character = String.fromCodePoint(code);
  if (character === "'") return String.raw`'\''`;
  const escape = new Map([
    ['\n', String.raw`\n`],
    ['\r', String.raw`\r`],
    ['\t', String.raw`\t`],
    ['\b', String.raw`\b`],
    ['\f', String.raw`\f`],
    ['\v', String.raw`\v`],
    ['\\', String.raw`\\`],
  ]).get(character);
  return `'${escape ?? (code < 0x20 ? `\\x${code.toString(16).padStart(2, '0')}` : character)}'`;
}
