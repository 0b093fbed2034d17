/** Goes through the characters (code points) of a text. Once it has failed nothing is left to be read. */
export class Cursor {
  failed = false;
  /** Set by whoever meets something that isn't known here, though it may be right. */
  met: 'unknown' | null = null;
  readonly #characters: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#characters = Array.from(text);
  }

  get atEnd(): boolean {
    return this.#at >= this.#characters.length;
  }

  /** The character to be read next, empty at the end. */
  get next(): string {
    return this.#characters[this.#at] ?? '';
  }

  /** So many of the next characters. */
  ahead(count: number): string {
    return this.#characters.slice(this.#at, this.#at + count).join('');
  }

  skip(count: number): void {
    this.#at += count;
  }

  /** Reads a character; there has to be one. */
  any(): string {
    const character = this.next;
    if (character === '') return this.fail();
    this.#at++;
    return character;
  }

  /** Reads a character if it is the next one. */
  take(character: string): boolean {
    if (this.next !== character) return false;
    this.#at++;
    return true;
  }

  /** Reads up to a text and that, too; undefined, with nothing read, where it doesn't come. */
  until(end: string): string | undefined {
    const rest = this.rest();
    const found = rest.indexOf(end);
    if (found === -1) return undefined;
    const read = rest.slice(0, found);
    this.skip(Array.from(read).length + Array.from(end).length);
    return read;
  }

  /** Reads all that is left. */
  toEnd(): string {
    const rest = this.rest();
    this.#at = this.#characters.length;
    return rest;
  }

  rest(): string {
    return this.#characters.slice(this.#at).join('');
  }

  fail(): '' {
    this.failed = true;
    this.#at = this.#characters.length;
    return '';
  }
}
