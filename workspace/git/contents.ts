import type { Running } from '../processes';
import { InfoReader, ObjectReader, large, type ObjectContent, type ObjectInfo } from './objects';

/** Asks git for the contents of files in commits: at first how large they are, and only for those that aren't too large. */
export class Contents {
  readonly #info: Answers<ObjectInfo | null>;
  readonly #text: Answers<ObjectContent>;
  /** The texts that were read last, by their objects: from one commit to the next most stay. */
  #last = new Map<string, ObjectContent>();

  /** `check` runs `git cat-file --batch-check`, `batch` runs `git cat-file --batch`. */
  constructor(
    private readonly check: Running,
    private readonly batch: Running,
    private readonly mostBytes: number,
  ) {
    this.#info = new Answers(check, new InfoReader());
    this.#text = new Answers(batch, new ObjectReader(mostBytes));
  }

  /** Announces names of files in a commit; `read` answers them in this order. */
  ask(commit: string, names: readonly string[]): void {
    for (const name of names) if (isAskable(name)) this.check.input.write(`${commit}:${name}\n`);
  }

  /** The contents of names that were announced. */
  async read(names: readonly string[]): Promise<readonly ObjectContent[]> {
    const infos: (ObjectInfo | null)[] = [];
    for (const name of names) infos.push(isAskable(name) ? await this.#info.next() : null);
    const contents = new Map<string, ObjectContent>();
    for (const info of infos) if (info !== null) contents.set(info.id, this.#last.get(info.id) ?? (await this.#read(info)));
    this.#last = contents;
    return infos.map(info => (info === null ? null : (contents.get(info.id) ?? null)));
  }

  async #read({ id, type, bytes }: ObjectInfo): Promise<ObjectContent> {
    if (type !== 'blob') return null;
    if (bytes > this.mostBytes) return large;
    this.batch.input.write(`${id}\n`);
    return this.#text.next();
  }
}

/** git reads a name to the end of its line, and takes a carriage return there for a part of that. */
export function isAskable(name: string): boolean {
  return name !== '' && !/[\0\n\r]/.test(name);
}

/** One answer after the other out of what a program prints; null once there are no more. */
class Answers<Answer> {
  readonly #pieces: AsyncIterator<Buffer, unknown>;
  #waiting: readonly Answer[] = [];
  #taken = 0;

  constructor(
    { output }: Running,
    private readonly reader: { push(piece: Buffer): readonly Answer[] },
  ) {
    this.#pieces = output[Symbol.asyncIterator]();
  }

  async next(): Promise<Answer | null> {
    while (this.#taken === this.#waiting.length) {
      const piece = await this.#pieces.next();
      if (piece.done === true) return null;
      this.#waiting = this.reader.push(piece.value);
      this.#taken = 0;
    }
    const answer = this.#waiting[this.#taken];
    this.#taken += 1;
    return answer ?? null;
  }
}
