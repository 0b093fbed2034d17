import { isWord } from './classes';
import type { Assertion, CharacterSet, Expression } from './expression';

/** A step of a machine that is at many places of its program at once (Thompson's), so that no text takes longer than its length times the program's. */
type Step =
  | { readonly kind: 'character'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly at: Assertion }
  /** Goes on at each of the places. */
  | { readonly kind: 'fork'; readonly to: readonly number[] };

export type Program = readonly Step[];

/** An expression as a program; undefined where that would have more steps than `most`. */
export function compile(expression: Expression, most: number): Program | undefined {
  const writer = new Writer(most);
  writer.write(expression);
  return writer.steps.length > most ? undefined : writer.steps;
}

class Writer {
  readonly steps: Step[] = [];

  constructor(private readonly most: number) {}

  /** Writes the steps of an expression behind the last one, as long as there aren't too many. */
  write(part: Expression): void {
    if (this.steps.length > this.most) return;
    switch (part.kind) {
      case 'character':
      case 'assertion':
        this.steps.push(part);
        break;
      case 'sequence':
        for (const one of part.parts) this.write(one);
        break;
      case 'choice':
        this.#choice(part.parts);
        break;
      case 'repetition':
        for (let count = 0; count < part.least; count++) this.write(part.of);
        if (part.most === null) this.#loop(part.of);
        else this.#optional(part.of, part.most - part.least);
    }
  }

  #choice(parts: readonly Expression[]): void {
    const begin = this.#fork();
    const ends = parts.map(part => {
      begin.push(this.steps.length);
      this.write(part);
      return this.#fork();
    });
    for (const end of ends) end.push(this.steps.length);
  }

  #loop(of: Expression): void {
    const place = this.steps.length;
    const begin = this.#fork();
    begin.push(this.steps.length);
    this.write(of);
    this.#fork().push(place);
    begin.push(this.steps.length);
  }

  #optional(of: Expression, times: number): void {
    const begins = Array.from({ length: times }, () => {
      const begin = this.#fork();
      begin.push(this.steps.length);
      this.write(of);
      return begin;
    });
    for (const begin of begins) begin.push(this.steps.length);
  }

  /** The places, to be filled in. */
  #fork(): number[] {
    const to: number[] = [];
    this.steps.push({ kind: 'fork', to });
    return to;
  }
}

/** Whether some part of a text matches, as Go's MatchString says. */
export function matches(program: Program, text: string): boolean {
  const characters = Array.from(text);
  let places: readonly number[] = [];
  for (let at = 0; at <= characters.length; at++) {
    // A match may begin anywhere.
    const here = reached(program, [...places, 0], characters, at);
    if (here.has(program.length)) return true;
    const character = characters[at] ?? '';
    places = [...here].filter(place => isAt(program[place], character)).map(place => place + 1);
  }
  return false;
}

function isAt(step: Step | undefined, character: string): boolean {
  return step?.kind === 'character' && step.set(character);
}

/** The places that are reached without a further character. */
function reached(program: Program, from: readonly number[], characters: readonly string[], at: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const waiting = [...from];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    const step = program[place];
    if (step?.kind === 'fork') waiting.push(...step.to);
    else if (step?.kind === 'assertion' && holds(step.at, characters, at)) waiting.push(place + 1);
  }
  return seen;
}

function holds(assertion: Assertion, characters: readonly string[], at: number): boolean {
  const [before, behind] = [characters[at - 1], characters[at]];
  const isBoundary = (before !== undefined && isWord(before)) !== (behind !== undefined && isWord(behind));
  switch (assertion) {
    case 'textStart':
      return before === undefined;
    case 'textEnd':
      return behind === undefined;
    case 'lineStart':
      return before === undefined || before === '\n';
    case 'lineEnd':
      return behind === undefined || behind === '\n';
    case 'wordBoundary':
      return isBoundary;
    case 'noWordBoundary':
      return !isBoundary;
  }
}
