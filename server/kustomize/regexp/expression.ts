/** A regular expression of Go, parsed. Captures and laziness are left out: they don't bear on whether a text matches. */
export type Expression =
  | { readonly kind: 'character'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly at: Assertion }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Expression[] }
  /** `most` null: without end. */
  | { readonly kind: 'repetition'; readonly of: Expression; readonly least: number; readonly most: number | null };

export type Assertion = 'textStart' | 'textEnd' | 'lineStart' | 'lineEnd' | 'wordBoundary' | 'noWordBoundary';

/** Whether a character (a code point, as a string) is meant. */
export type CharacterSet = (character: string) => boolean;

export function between(first: string, last: string): CharacterSet {
  const [from, to] = [pointOf(first), pointOf(last)];
  return character => from <= pointOf(character) && pointOf(character) <= to;
}

export function anyOf(sets: readonly CharacterSet[]): CharacterSet {
  return character => sets.some(set => set(character));
}

export function not(set: CharacterSet): CharacterSet {
  return character => !set(character);
}

/** A letter stands for itself in both cases. */
export function inAnyCase(set: CharacterSet): CharacterSet {
  return character => set(character) || set(character.toLowerCase()) || set(character.toUpperCase());
}

function pointOf(character: string): number {
  return character.codePointAt(0) ?? -1;
}
