import { isBlankOrBreakOrEnd, isBreak } from './characters';
import { scanBlockScalar } from './blockScalar';
import { Cursor } from './cursor';
import { scanPlainScalar } from './plainScalar';
import { scanAnchor, scanDirective, scanTag } from './properties';
import { scanQuotedScalar } from './quotedScalar';
import type { Token } from './token';

/** What may turn out to be a key, once a `:` follows on its line. */
interface SimpleKey {
  readonly at: number;
  readonly lineStart: number;
  readonly column: number;
  /** The number of its token. */
  readonly token: number;
  /** Whether nothing else can stand at this indentation. */
  readonly required: boolean;
}

/** How far ahead the `:` of a key may be. */
const longestKey = 1024;

/**
 * Cuts a text into tokens as go-yaml v2 does, the fork that kubectl and the API server read with (scannerc.go, a port of libyaml): what it takes
 * for a key, where a block ends, what it refuses. It goes by indentation and by what is allowed next, not by YAML's grammar, so that it accepts
 * more than YAML in one place and less in another. A fault ends it.
 */
export class Scanner {
  readonly cursor: Cursor;
  #tokens: Token[] = [];
  #head = 0;
  /** How many tokens have been taken. */
  #taken = 0;
  #isReady = false;
  #flowLevel = 0;
  #indent = -1;
  readonly #indents: number[] = [];
  /** The possible key of each level of brackets. */
  readonly #keys: (SimpleKey | undefined)[] = [undefined];
  #keyAllowed = true;

  constructor(text: string) {
    this.cursor = new Cursor(text);
  }

  /** The next token; always the same until it is taken. */
  peek(): Token {
    const { cursor } = this;
    while (!this.#isReady && cursor.fault === undefined) {
      if (this.#needsMore()) this.#fetch();
      else this.#isReady = true;
    }
    const token = cursor.fault === undefined ? this.#tokens[this.#head] : undefined;
    return token ?? { type: 'fault', start: this.cursor.at, end: this.cursor.at, value: '', suffix: '', plain: false };
  }

  take(): Token {
    const token = this.peek();
    if (token.type === 'fault') return token;
    this.#head++;
    this.#taken++;
    this.#isReady = false;
    if (this.#head === this.#tokens.length) {
      this.#tokens = [];
      this.#head = 0;
    }
    return token;
  }

  /** Whether the first token may yet turn out to be a key. */
  #needsMore(): boolean {
    if (this.#head === this.#tokens.length) return true;
    for (const key of this.#keys) if (key?.token === this.#taken) return this.#isPossible(key);
    return false;
  }

  #isPossible(key: SimpleKey): boolean {
    if (key.lineStart === this.cursor.lineStart && !this.cursor.isFurtherThan(key.at, longestKey)) return true;
    if (key.required) this.cursor.fail("could not find expected ':'", key.at);
    else this.#keys[this.#keys.indexOf(key)] = undefined;
    return false;
  }

  #fetch(): void {
    this.#skipToToken();
    this.#unroll(this.cursor.column);
    const { cursor } = this;
    if (cursor.at >= cursor.text.length) this.#fetchStreamEnd();
    else if (cursor.code() === 0x25 && cursor.column === 0) this.#fetchDirective();
    else if (cursor.isAtDocumentMark()) this.#fetchDocumentMark(cursor.code() === 0x2d ? 'documentStart' : 'documentEnd');
    else this.#fetchContent(cursor.text.charAt(cursor.at), isBlankOrBreakOrEnd(cursor.code(1)));
  }

  #fetchContent(sign: string, isAlone: boolean): void {
    const inFlow = this.#flowLevel > 0;
    if (sign === '[') this.#openFlow('flowSequenceStart');
    else if (sign === '{') this.#openFlow('flowMappingStart');
    else if (sign === ']') this.#closeFlow('flowSequenceEnd');
    else if (sign === '}') this.#closeFlow('flowMappingEnd');
    else if (sign === ',') this.#fetchFlowEntry();
    else if (sign === '-' && isAlone) this.#fetchBlockEntry();
    else if (sign === '?' && (inFlow || isAlone)) this.#fetchKey();
    else if (sign === ':' && (inFlow || isAlone)) this.#fetchValue();
    else if (sign === '*' || sign === '&') this.#fetchAnchor(sign === '*' ? 'alias' : 'anchor');
    else if (sign === '!') this.#fetchTag();
    else if ((sign === '|' || sign === '>') && !inFlow) this.#fetchBlockScalar();
    else if (sign === "'" || sign === '"') this.#fetchQuotedScalar(sign === "'");
    else if ('\t#|>%@`'.includes(sign)) this.cursor.fail('found character that cannot start any token');
    else this.#fetchPlainScalar();
  }

  #skipToToken(): void {
    const { cursor } = this;
    for (;;) {
      for (let code = cursor.code(); code === 0x20 || (code === 0x09 && (this.#flowLevel > 0 || !this.#keyAllowed)); code = cursor.code()) {
        cursor.at++;
      }
      if (cursor.code() === 0x23) cursor.skipLine();
      if (!isBreak(cursor.code())) return;
      cursor.takeBreak();
      if (this.#flowLevel === 0) this.#keyAllowed = true;
    }
  }

  #push(type: Token['type'], start: number, value = '', plain = false, suffix = ''): void {
    this.#tokens.push({ type, start, end: this.cursor.at, value, suffix, plain });
  }

  /** Moves past an indicator and makes a token of it. */
  #pushSign(type: Token['type'], length = 1): void {
    const start = this.cursor.at;
    this.cursor.at += length;
    this.#push(type, start);
  }

  #saveKey(): void {
    if (!this.#keyAllowed) return;
    const { at, lineStart, column } = this.cursor;
    const required = this.#flowLevel === 0 && this.#indent === column;
    this.#dropKey();
    this.#keys[this.#keys.length - 1] = { at, lineStart, column, token: this.#taken + this.#tokens.length - this.#head, required };
  }

  #dropKey(): void {
    const key = this.#keys.at(-1);
    if (key?.required === true) this.cursor.fail("could not find expected ':'", key.at);
    this.#keys[this.#keys.length - 1] = undefined;
  }

  /** Begins a block collection where the column is deeper than the one around it; its token goes before the given one, else to the end. */
  #roll(column: number, at: number, type: 'blockSequenceStart' | 'blockMappingStart', before?: number): void {
    if (this.#flowLevel > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    const token: Token = { type, start: at, end: at, value: '', suffix: '', plain: false };
    if (before === undefined) this.#tokens.push(token);
    else this.#tokens.splice(this.#head + before - this.#taken, 0, token);
  }

  /** Ends the block collections that are deeper than the column. */
  #unroll(column: number): void {
    if (this.#flowLevel > 0) return;
    while (this.#indent > column) {
      this.#push('blockEnd', this.cursor.at);
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #fetchStreamEnd(): void {
    this.cursor.lineStart = this.cursor.at;
    this.#unroll(-1);
    this.#dropKey();
    this.#keyAllowed = false;
    this.#push('streamEnd', this.cursor.at);
  }

  #fetchDirective(): void {
    this.#unroll(-1);
    this.#dropKey();
    this.#keyAllowed = false;
    const start = this.cursor.at;
    const directive = scanDirective(this.cursor);
    if (directive !== null) this.#push(directive.type, start, directive.value, false, directive.suffix);
  }

  #fetchDocumentMark(type: 'documentStart' | 'documentEnd'): void {
    this.#unroll(-1);
    this.#dropKey();
    this.#keyAllowed = false;
    this.#pushSign(type, 3);
  }

  #openFlow(type: 'flowSequenceStart' | 'flowMappingStart'): void {
    this.#saveKey();
    this.#keys.push(undefined);
    this.#flowLevel++;
    this.#keyAllowed = true;
    this.#pushSign(type);
  }

  #closeFlow(type: 'flowSequenceEnd' | 'flowMappingEnd'): void {
    this.#dropKey();
    if (this.#flowLevel > 0) {
      this.#flowLevel--;
      this.#keys.pop();
    }
    this.#keyAllowed = false;
    this.#pushSign(type);
  }

  #fetchFlowEntry(): void {
    this.#dropKey();
    this.#keyAllowed = true;
    this.#pushSign('flowEntry');
  }

  #fetchBlockEntry(): void {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed) this.cursor.fail('block sequence entries are not allowed in this context');
      this.#roll(this.cursor.column, this.cursor.at, 'blockSequenceStart');
    }
    this.#dropKey();
    this.#keyAllowed = true;
    this.#pushSign('blockEntry');
  }

  #fetchKey(): void {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed) this.cursor.fail('mapping keys are not allowed in this context');
      this.#roll(this.cursor.column, this.cursor.at, 'blockMappingStart');
    }
    this.#dropKey();
    this.#keyAllowed = this.#flowLevel === 0;
    this.#pushSign('key');
  }

  #fetchValue(): void {
    const key = this.#keys.at(-1);
    if (key !== undefined && this.#isPossible(key)) {
      const token: Token = { type: 'key', start: key.at, end: key.at, value: '', suffix: '', plain: false };
      this.#tokens.splice(this.#head + key.token - this.#taken, 0, token);
      this.#roll(key.column, key.at, 'blockMappingStart', key.token);
      this.#keys[this.#keys.length - 1] = undefined;
      this.#keyAllowed = false;
    } else {
      if (this.#flowLevel === 0) {
        if (!this.#keyAllowed) this.cursor.fail('mapping values are not allowed in this context');
        this.#roll(this.cursor.column, this.cursor.at, 'blockMappingStart');
      }
      this.#keyAllowed = this.#flowLevel === 0;
    }
    this.#pushSign('value');
  }

  #fetchAnchor(type: 'alias' | 'anchor'): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const start = this.cursor.at;
    const name = scanAnchor(this.cursor);
    if (name !== null) this.#push(type, start, name);
  }

  #fetchTag(): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const start = this.cursor.at;
    const tag = scanTag(this.cursor);
    if (tag !== null) this.#push('tag', start, tag.handle, false, tag.suffix);
  }

  #fetchBlockScalar(): void {
    this.#dropKey();
    this.#keyAllowed = true;
    const start = this.cursor.at;
    const scalar = scanBlockScalar(this.cursor, this.#indent);
    if (scalar !== null) this.#tokens.push({ type: 'scalar', start, end: scalar.end, value: scalar.value, suffix: '', plain: false });
  }

  #fetchQuotedScalar(single: boolean): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const start = this.cursor.at;
    const value = scanQuotedScalar(this.cursor, single);
    if (value !== null) this.#push('scalar', start, value);
  }

  #fetchPlainScalar(): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const start = this.cursor.at;
    const scalar = scanPlainScalar(this.cursor, { indent: this.#indent + 1, inFlow: this.#flowLevel > 0 });
    if (scalar === null) return;
    this.#tokens.push({ type: 'scalar', start, end: scalar.end, value: scalar.value, suffix: '', plain: true });
    if (scalar.endsLine) this.#keyAllowed = true;
  }
}
