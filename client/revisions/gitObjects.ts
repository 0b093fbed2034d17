/** What `git cat-file --batch` says about one object: its content, or null where it is missing, no file or too large to be a manifest. */
export type ObjectContent = string | null;

/** Reads the output of `git cat-file --batch`, however it is cut into pieces: one content for each object that was asked for, in that order. */
export class ObjectReader {
  #rest: Buffer = Buffer.alloc(0);
  /** How much of the present object, with the line end behind it, is still to come. */
  #open: { readonly size: number; readonly keep: boolean } | null = null;

  /** Objects with more bytes than this are passed over. */
  constructor(private readonly mostBytes: number) {}

  /** The objects that are complete with this piece. */
  push(piece: Buffer): readonly ObjectContent[] {
    this.#rest = Buffer.concat([this.#rest, piece]);
    const contents: ObjectContent[] = [];
    for (let content = this.#next(); content !== undefined; content = this.#next()) contents.push(content);
    return contents;
  }

  #next(): ObjectContent | undefined {
    if (this.#open === null) {
      const end = this.#rest.indexOf('\n');
      if (end === -1) return undefined;
      // A missing object is named as it was asked for, blanks and all.
      const [, type, size] = /^\S+ ([a-z]+) (\d+)$/.exec(this.#rest.toString('utf8', 0, end)) ?? [];
      this.#rest = this.#rest.subarray(end + 1);
      if (size === undefined) return null;
      this.#open = { size: Number(size), keep: type === 'blob' && Number(size) <= this.mostBytes };
    }
    const { size, keep } = this.#open;
    if (this.#rest.length <= size) return undefined;
    const content = keep ? this.#rest.toString('utf8', 0, size) : null;
    this.#rest = this.#rest.subarray(size + 1);
    this.#open = null;
    return content;
  }
}
