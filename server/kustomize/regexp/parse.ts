import { is } from './classes';
import { Cursor } from './cursor';
import { type Assertion, type CharacterSet, type Expression, inAnyCase, not } from './expression';
import { escaped, namedClass, parseClass } from './parseClass';

/** Go repeats nothing more often, and nests nothing deeper. */
const mostRepetitions = 1000;
const deepest = 1000;

/**
 * A regular expression in Go's syntax (regexp/syntax, with the flags of regexp.Compile). 'invalid': Go doesn't compile it. 'unknown': it speaks of a script
 * of Unicode, which aren't known here.
 */
export function parseExpression(text: string): Expression | 'invalid' | 'unknown' {
  const cursor = new Cursor(text);
  const parsed = new Parser(cursor).choice(0);
  if (cursor.met !== null) return cursor.met;
  return cursor.failed || !cursor.atEnd ? 'invalid' : parsed;
}

/** What stands behind a backslash. */
const assertions: ReadonlyMap<string, Assertion> = new Map([
  ['A', 'textStart'],
  ['z', 'textEnd'],
  ['b', 'wordBoundary'],
  ['B', 'noWordBoundary'],
]);

class Parser {
  #anyCase = false;
  /** `^` and `$` at lines. */
  #lines = false;
  /** `.` is a line break, too. */
  #dotAll = false;

  constructor(private readonly cursor: Cursor) {}

  choice(depth: number): Expression {
    if (depth > deepest) return this.#fail();
    const parts = [this.#sequence(depth)];
    while (this.cursor.take('|')) parts.push(this.#sequence(depth));
    return { kind: 'choice', parts };
  }

  #sequence(depth: number): Expression {
    const { cursor } = this;
    const parts: Expression[] = [];
    while (!cursor.atEnd && cursor.next !== '|' && cursor.next !== ')') {
      const counts = this.#counts();
      if (counts === undefined) parts.push(...this.#items(depth));
      else {
        const of = parts.pop() ?? this.#fail();
        cursor.take('?');
        // Go knows no repetition of a repetition.
        parts.push(this.#counts() === undefined ? { kind: 'repetition', of, ...counts } : this.#fail());
      }
    }
    return { kind: 'sequence', parts };
  }

  /** What can be repeated one by one: nothing for flags, each character of `\Q…\E`. */
  #items(depth: number): readonly Expression[] {
    const { cursor } = this;
    if (cursor.next === '\\') return this.#escape();
    const character = cursor.any();
    switch (character) {
      case '(':
        return this.#group(depth);
      case '[':
        return [{ kind: 'character', set: parseClass(cursor, set => this.#cased(set)) }];
      case '.':
        return [{ kind: 'character', set: this.#dotAll ? () => true : not(is('\n')) }];
      case '^':
        return [{ kind: 'assertion', at: this.#lines ? 'lineStart' : 'textStart' }];
      case '$':
        return [{ kind: 'assertion', at: this.#lines ? 'lineEnd' : 'textEnd' }];
      default:
        return [this.#character(is(character))];
    }
  }

  #character(set: CharacterSet): Expression {
    return { kind: 'character', set: this.#cased(set) };
  }

  #cased(set: CharacterSet): CharacterSet {
    return this.#anyCase ? inAnyCase(set) : set;
  }

  /** `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}`; undefined, with nothing read, where none of them stands. */
  #counts(): { readonly least: number; readonly most: number | null } | undefined {
    const { cursor } = this;
    if (cursor.take('*')) return { least: 0, most: null };
    if (cursor.take('+')) return { least: 1, most: null };
    if (cursor.take('?')) return { least: 0, most: 1 };
    const [all, from, comma, to] = /^\{(\d{1,5})(,)?(\d{1,5})?\}/.exec(cursor.ahead('{10000,10000}'.length)) ?? [];
    if (all === undefined || (comma === undefined && to !== undefined)) return undefined;
    cursor.skip(all.length);
    const least = Number(from);
    const most = comma === undefined ? least : to === undefined ? null : Number(to);
    if (Math.max(least, most ?? 0) > mostRepetitions || (most !== null && most < least)) this.#fail();
    return { least, most };
  }

  #group(depth: number): readonly Expression[] {
    const before = [this.#anyCase, this.#lines, this.#dotAll] as const;
    if (this.cursor.take('?')) {
      if (this.cursor.next === 'P' || this.cursor.next === '<') this.#groupName();
      else if (this.#groupFlags() === ')') return [];
    }
    const inner = this.choice(depth + 1);
    [this.#anyCase, this.#lines, this.#dotAll] = before;
    return [this.cursor.take(')') ? inner : this.#fail()];
  }

  #groupName(): void {
    this.cursor.take('P');
    const name = this.cursor.take('<') ? (this.cursor.until('>') ?? '') : '';
    if (!/^\w+$/.test(name)) this.#fail();
  }

  /** Answers what ends them: `:` begins a group, `)` is all there is. */
  #groupFlags(): string {
    let on = true;
    let flag = this.cursor.any();
    for (; flag !== ':' && flag !== ')' && flag !== ''; flag = this.cursor.any()) {
      if (flag === 'i') this.#anyCase = on;
      else if (flag === 'm') this.#lines = on;
      else if (flag === 's') this.#dotAll = on;
      else if (flag === '-' && on && /^[imsU]/.test(this.cursor.next)) on = false;
      else if (flag !== 'U') this.#fail();
    }
    return flag;
  }

  #escape(): readonly Expression[] {
    const { cursor } = this;
    const name = cursor.ahead(2).slice(1);
    const at = assertions.get(name);
    if (at === undefined && name !== 'Q') return [this.#character(namedClass(cursor) ?? is(escaped(cursor)))];
    cursor.skip(2);
    if (at !== undefined) return [{ kind: 'assertion', at }];
    return Array.from(cursor.until('\\E') ?? cursor.toEnd(), character => this.#character(is(character)));
  }

  #fail(): Expression {
    this.cursor.fail();
    return { kind: 'sequence', parts: [] };
  }
}
