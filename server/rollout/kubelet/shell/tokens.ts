/** A shell's script (POSIX sh) taken apart into words and operators, as far as that can be done without running it. */
export type Token =
  | {
      readonly kind: 'word';
      readonly text: string;
      /** Whether the text is what the shell makes of it: false where it depends on a variable that isn't known. */
      readonly known: boolean;
      /** The scripts that run inside of it: `$(…)`, or those in backquotes. */
      readonly runs: readonly string[];
      /** Whether any of it is quoted, so that it is no reserved word. */
      readonly quoted: boolean;
    }
  | { readonly kind: 'operator'; readonly text: string };

/** What a variable is; undefined where that isn't known. */
export type Lookup = (name: string) => string | undefined;

const operators = ['&&', '||', ';;', '<<', '>>', '>&', '<&', '&>', '\n', ';', '&', '|', '(', ')', '<', '>'];
/** A variable, with what stands for it where it isn't set. */
const variable = /\$(?:(\w+)|\{(\w+)(?:(:?[-=])([^{}$`"'\\]*))?\})/y;

/** Reads the script; null where a quote or a bracket has no end. */
export function tokensOf(script: string, lookup: Lookup): readonly Token[] | null {
  const reader = new Reader(script, lookup);
  return reader.read() ? reader.tokens : null;
}

class Reader {
  readonly tokens: Token[] = [];
  readonly #script: string;
  readonly #lookup: Lookup;
  #at = 0;
  #text = '';
  #inWord = false;
  #known = true;
  #runs: string[] = [];
  #quoted = false;

  constructor(script: string, lookup: Lookup) {
    this.#script = script;
    this.#lookup = lookup;
  }

  read(): boolean {
    while (this.#at < this.#script.length) if (!this.#step()) return false;
    this.#endWord();
    return true;
  }

  #step(): boolean {
    const char = this.#script[this.#at] ?? '';
    const operator = operators.find(text => this.#script.startsWith(text, this.#at));
    if (operator !== undefined) {
      // A number before a redirection is that of a stream.
      if (/^[<>]/.test(operator) && /^\d$/.test(this.#text)) this.#dropWord();
      this.#endWord();
      this.tokens.push({ kind: 'operator', text: operator });
      this.#at += operator.length;
      return true;
    }
    if (/\s/.test(char)) {
      this.#endWord();
      this.#at++;
      return true;
    }
    if (char === '#' && !this.#inWord) {
      const end = this.#script.indexOf('\n', this.#at);
      this.#at = end === -1 ? this.#script.length : end;
      return true;
    }
    return this.#character(char, false);
  }

  #character(char: string, inQuotes: boolean): boolean {
    this.#inWord = true;
    switch (char) {
      case '\\':
        this.#take(this.#script[this.#at + 1] === '\n' ? '' : (this.#script[this.#at + 1] ?? ''), 2);
        return true;
      case '$':
        return this.#dollar();
      case '`':
        return this.#skipTo('`');
      case "'":
        return inQuotes ? this.#take(char, 1) : this.#singleQuoted();
      case '"':
        return this.#doubleQuoted();
      default:
        return this.#take(char, 1);
    }
  }

  #take(text: string, length: number): boolean {
    this.#text += text;
    this.#at += length;
    return true;
  }

  #singleQuoted(): boolean {
    const end = this.#script.indexOf("'", this.#at + 1);
    this.#quoted = true;
    return end !== -1 && this.#take(this.#script.slice(this.#at + 1, end), end + 1 - this.#at);
  }

  #doubleQuoted(): boolean {
    this.#quoted = true;
    this.#at++;
    for (;;) {
      const char = this.#script[this.#at];
      if (char === undefined) return false;
      if (char === '"') return this.#take('', 1);
      if (!this.#character(char, true)) return false;
    }
  }

  #dollar(): boolean {
    if (this.#script[this.#at + 1] === '(') return this.#skipBrackets();
    variable.lastIndex = this.#at;
    const found = variable.exec(this.#script);
    if (found === null) {
      const brace = this.#script[this.#at + 1] === '{';
      this.#known = false;
      return brace ? this.#skipTo('}') : this.#take('$', 1);
    }
    const [whole, plain, braced, operator, instead = ''] = found;
    const value = this.#lookup(plain ?? braced ?? '');
    if (value === undefined) this.#known = false;
    const absent = value === '' && operator?.startsWith(':') === true;
    return this.#take(absent ? instead : (value ?? ''), whole.length);
  }

  /** A command, or arithmetic, in brackets. */
  #skipBrackets(): boolean {
    const start = this.#at + 2;
    this.#known = false;
    let depth = 0;
    for (; this.#at < this.#script.length; this.#at++) {
      if (this.#script[this.#at] === '(') depth++;
      if (this.#script[this.#at] !== ')' || --depth > 0) continue;
      if (this.#script[start] !== '(') this.#runs.push(this.#script.slice(start, this.#at));
      return this.#take('', 1);
    }
    return false;
  }

  #skipTo(mark: string): boolean {
    const end = this.#script.indexOf(mark, this.#at + 1);
    this.#known = false;
    if (mark === '`') this.#runs.push(this.#script.slice(this.#at + 1, end));
    return end !== -1 && this.#take('', end + 1 - this.#at);
  }

  #endWord(): void {
    if (this.#inWord) this.tokens.push({ kind: 'word', text: this.#text, known: this.#known, runs: this.#runs, quoted: this.#quoted });
    this.#dropWord();
  }

  #dropWord(): void {
    this.#text = '';
    this.#inWord = false;
    this.#known = true;
    this.#runs = [];
    this.#quoted = false;
  }
}
