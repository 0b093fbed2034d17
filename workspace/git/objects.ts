import { textOf } from '../textOf';

/** What git has under a name: a text; null where there is none, or something else than a file; `large` where it is too large to be a manifest. */
export type ObjectContent = string | null | typeof large;

/** Stands for the text of a file that was passed over. */
export const large = Symbol('large');

/** An object as `git cat-file --batch-check` names it. */
export interface ObjectInfo {
  readonly id: string;
  readonly type: string;
  readonly bytes: number;
}

/** Of a line that is no such answer, the rest is passed over: names are echoed where git has nothing of that name. */
const mostLineBytes = 10_000;

/** Reads the output of `git cat-file --batch-check`, however it is cut into pieces: one line for each name that was asked for, null where git has none. */
export class InfoReader {
  readonly #line = new Line();

  /** The lines that are complete with this piece. */
  push(piece: Buffer): readonly (ObjectInfo | null)[] {
    const infos: (ObjectInfo | null)[] = [];
    for (let at = 0; at < piece.length;) {
      const { next, line } = this.#line.read(piece, at);
      at = next;
      if (line !== null) infos.push(infoOf(line));
    }
    return infos;
  }
}

/** Reads the output of `git cat-file --batch`, however it is cut into pieces: one text for each object that was asked for, in that order. */
export class ObjectReader {
  readonly #line = new Line();
  /** What has come of the present object, and how much of it, with the line end behind it, is still to come. */
  #open: { readonly kept: Buffer[] | typeof large | null; missing: number } | null = null;

  /** Objects with more bytes than this are passed over: no more of them is kept than a piece at a time. */
  constructor(private readonly mostBytes: number) {}

  /** The objects that are complete with this piece. */
  push(piece: Buffer): readonly ObjectContent[] {
    const contents: ObjectContent[] = [];
    for (let at = 0; at < piece.length;) {
      if (this.#open === null) {
        const { next, line } = this.#line.read(piece, at);
        at = next;
        if (line === null) continue;
        const info = infoOf(line);
        if (info === null) contents.push(null);
        else this.#open = { kept: this.#keep(info), missing: info.bytes + 1 };
        continue;
      }
      const { kept } = this.#open;
      const part = piece.subarray(at, at + this.#open.missing);
      at += part.length;
      this.#open.missing -= part.length;
      if (Array.isArray(kept)) kept.push(part);
      if (this.#open.missing > 0) continue;
      contents.push(Array.isArray(kept) ? textOf(Buffer.concat(kept).subarray(0, -1)) : kept);
      this.#open = null;
    }
    return contents;
  }

  #keep({ type, bytes }: ObjectInfo): Buffer[] | typeof large | null {
    if (type !== 'blob') return null;
    return bytes > this.mostBytes ? large : [];
  }
}

/** Gathers a line out of pieces. */
class Line {
  readonly #pieces: Buffer[] = [];
  #length = 0;

  /** Reads on at a place. The line, without its end, where it is complete; and the place behind what was read. */
  read(piece: Buffer, at: number): { readonly next: number; readonly line: string | null } {
    const end = piece.indexOf('\n', at);
    const part = piece.subarray(at, end === -1 ? piece.length : end);
    if (this.#length < mostLineBytes) this.#pieces.push(part);
    this.#length += part.length;
    if (end === -1) return { next: piece.length, line: null };
    const line = Buffer.concat(this.#pieces.splice(0)).toString('utf8');
    this.#length = 0;
    return { next: end + 1, line };
  }
}

function infoOf(line: string): ObjectInfo | null {
  const [, id, type, bytes] = /^([0-9a-f]+) ([a-z]+) (\d{1,15})$/.exec(line) ?? [];
  return id === undefined || type === undefined || bytes === undefined ? null : { id, type, bytes: Number(bytes) };
}
