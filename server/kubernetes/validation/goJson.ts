import { quoted } from '../../yaml/quoted';

/**
 * Why Go's encoding/json can't read a text, in its words; undefined for JSON. Syntax only: `invalid character 'x' looking for beginning of value`,
 * `unexpected end of JSON input`. Of a text that is nested deeper than anybody writes nothing is said.
 */
export function jsonSyntaxError(text: string): string | undefined {
  const reader = new Reader(text);
  reader.value();
  reader.blanks();
  if (reader.error === undefined && !reader.isAtEnd()) reader.fail('after top-level value');
  return reader.isTooDeep ? undefined : reader.error;
}

/** Go itself goes ten times as deep. */
const mostDepth = 1000;

class Reader {
  error: string | undefined;
  isTooDeep = false;
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  blanks(): void {
    while (/^[ \t\r\n]$/.test(this.next())) this.at++;
  }

  value(): void {
    if (this.depth === mostDepth) {
      this.isTooDeep = true;
      this.fail('exceeded max depth');
      return;
    }
    this.depth++;
    this.anyValue();
    this.depth--;
  }

  private anyValue(): void {
    this.blanks();
    const char = this.next();
    if (char === '{') this.object();
    else if (char === '[') this.array();
    else if (char === '"') this.string();
    else if (/^[-0-9]$/.test(char)) this.number();
    else {
      const word = ['true', 'false', 'null'].find(literal => literal.startsWith(char) && char !== '');
      if (word === undefined) this.fail('looking for beginning of value');
      else this.literal(word);
    }
  }

  /** Says of the next character that it doesn't belong here. At the end of the text Go tries a blank: only where that may stand, the end is too early. */
  fail(what: string, mayBeBlank = true): void {
    if (this.error !== undefined) return;
    const char = this.next() === '' && !mayBeBlank ? ' ' : this.next();
    const first = new TextEncoder().encode(char)[0] ?? 0;
    const printed = char === "'" ? `'\\''` : char === '"' ? `'"'` : `'${quoted(String.fromCharCode(first)).slice(1, -1)}'`;
    this.error = char === '' ? 'unexpected end of JSON input' : `invalid character ${printed} ${what}`;
  }

  private next(): string {
    return this.error === undefined ? this.text.slice(this.at, this.at + 1) : '';
  }

  private take(expected: RegExp, otherwise: string, mayBeBlank = false): void {
    if (expected.test(this.next())) this.at++;
    else this.fail(otherwise, mayBeBlank);
  }

  private object(): void {
    this.at++;
    this.blanks();
    if (this.next() === '}') {
      this.at++;
      return;
    }
    do {
      this.blanks();
      if (this.next() === '"') this.string();
      else this.fail('looking for beginning of object key string');
      this.blanks();
      this.take(/^:$/, 'after object key', true);
      this.value();
    } while (this.goesOn('}', 'after object key:value pair'));
  }

  private array(): void {
    this.at++;
    this.blanks();
    if (this.next() === ']') {
      this.at++;
      return;
    }
    do this.value();
    while (this.goesOn(']', 'after array element'));
  }

  /** Whether a comma follows, not the end of the list. */
  private goesOn(end: string, otherwise: string): boolean {
    this.blanks();
    const char = this.next();
    if (char === ',' || char === end) this.at++;
    else this.fail(otherwise);
    return char === ',';
  }

  private string(): void {
    this.at++;
    for (;;) {
      const char = this.next();
      if (char === '' || char < ' ') {
        this.fail('in string literal');
        return;
      }
      this.at++;
      if (char === '"') return;
      if (char === '\\') this.escape();
    }
  }

  private escape(): void {
    const isHex = this.next() === 'u';
    this.take(/^["\\/bfnrtu]$/, 'in string escape code');
    for (let digit = 0; isHex && digit < 4; digit++) this.take(/^[0-9a-fA-F]$/, 'in \\u hexadecimal character escape');
  }

  private number(): void {
    if (this.next() === '-') this.at++;
    const isZero = this.next() === '0';
    this.take(/^[0-9]$/, 'in numeric literal');
    if (!isZero) this.digits();
    if (this.next() === '.') {
      this.at++;
      this.take(/^[0-9]$/, 'after decimal point in numeric literal');
      this.digits();
    }
    if (!/^[eE]$/.test(this.next())) return;
    this.at++;
    if (/^[-+]$/.test(this.next())) this.at++;
    this.take(/^[0-9]$/, 'in exponent of numeric literal');
    this.digits();
  }

  private digits(): void {
    while (/^[0-9]$/.test(this.next())) this.at++;
  }

  private literal(word: string): void {
    for (const letter of word) {
      if (this.next() === letter) this.at++;
      else this.fail(`in literal ${word} (expecting '${letter}')`, false);
    }
  }
}
