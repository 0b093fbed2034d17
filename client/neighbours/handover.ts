import type { WorkspaceFilesParams } from '../../server/protocol';
import type { Sort } from './sorts';

type Handed = WorkspaceFilesParams['files'][number];

/** What a handover does outside. */
export interface World {
  /** A file's text; null for one that is too large, empty for one that isn't read for another reason. Never rejects. */
  readonly read: (uri: string, mostBytes: number) => Promise<string | null>;
  /** A text that differs once the file has changed; empty for one that has gone. Never rejects. */
  readonly stampOf: (uri: string) => Promise<string>;
  readonly sortOf: (uri: string) => Sort;
  readonly hand: (files: readonly Handed[]) => Promise<void>;
}

/** Files that are read at the same time. */
const atOnce = 8;
/** Characters that are handed over at once, if a single file hasn't more: what the server reads between two keystrokes. */
const mostCharactersAtOnce = 200_000;

interface Known {
  readonly sort: Sort;
  readonly characters: number;
  readonly stamp: string;
}

/** What was handed over of a sort. */
interface Sum {
  readonly files: number;
  readonly characters: number;
}

/** Which files the server has been handed. Of what is in them nothing is kept. */
export class Handover {
  readonly #handed = new Map<string, Known>();
  readonly #sums = new Map<Sort, Sum>();
  readonly #leftOut = new Set<string>();
  #ended = false;

  constructor(private readonly world: World) {}

  /** The files that were handed over, by their URIs. */
  get uris(): readonly string[] {
    return [...this.#handed.keys()];
  }

  /** The files that are too large, or beyond the most that are handed over. */
  get leftOut(): readonly string[] {
    return [...this.#leftOut];
  }

  /** Nothing is handed over any more. */
  end(): void {
    this.#ended = true;
  }

  /** Files that were handed over and have changed since, or gone. */
  async changed(): Promise<ReadonlySet<string>> {
    const changed = new Set<string>();
    const waiting = [...this.#handed];
    while (waiting.length > 0 && !this.#ended) {
      const next = waiting.splice(0, atOnce);
      const stamps = await Promise.all(next.map(([uri]) => this.world.stampOf(uri)));
      for (const [index, [uri, { stamp }]] of next.entries()) if (stamps[index] !== stamp) changed.add(uri);
    }
    return changed;
  }

  /** Reads files and hands them over, in portions, between which the server answers others: of each that says something, or did, what there is now. */
  async hand(uris: Iterable<string>): Promise<void> {
    let portion: Handed[] = [];
    const waiting = [...uris];
    while (waiting.length > 0 && !this.#ended) {
      const next = waiting.splice(0, atOnce);
      const found = await Promise.all(next.map(async uri => this.#look(uri)));
      portion.push(...found.flatMap(({ uri, text, stamp }) => this.#changeOf(uri, text, stamp)));
      if (portion.reduce((sum, { text }) => sum + (text ?? '').length, 0) < mostCharactersAtOnce) continue;
      await this.world.hand(portion);
      portion = [];
    }
    if (portion.length > 0 && !this.#ended) await this.world.hand(portion);
  }

  async #look(uri: string): Promise<{ readonly uri: string; readonly text: string | null; readonly stamp: string }> {
    const stamp = await this.world.stampOf(uri);
    return { uri, stamp, text: stamp === '' ? '' : await this.world.read(uri, this.world.sortOf(uri).most.bytes) };
  }

  /** What there is to say of a file; nothing of one that says nothing of others and never did. */
  #changeOf(uri: string, text: string | null, stamp: string): readonly Handed[] {
    const sort = this.world.sortOf(uri);
    this.#leftOut.delete(uri);
    if (text === null) this.#leftOut.add(uri);
    if (text === null || !sort.isWanted(text)) return this.#forget(uri) ? [{ uri, text: null }] : [];
    const was = this.#forget(uri);
    const { files, characters } = this.#sumOf(sort);
    if (files >= sort.most.handed || characters + text.length > sort.most.characters) {
      this.#leftOut.add(uri);
      return was ? [{ uri, text: null }] : [];
    }
    this.#handed.set(uri, { sort, characters: text.length, stamp });
    this.#sums.set(sort, { files: files + 1, characters: characters + text.length });
    return [{ uri, text }];
  }

  /** Answers whether it was handed over. */
  #forget(uri: string): boolean {
    const known = this.#handed.get(uri);
    if (known === undefined) return false;
    const { files, characters } = this.#sumOf(known.sort);
    this.#sums.set(known.sort, { files: files - 1, characters: characters - known.characters });
    return this.#handed.delete(uri);
  }

  #sumOf(sort: Sort): Sum {
    return this.#sums.get(sort) ?? { files: 0, characters: 0 };
  }
}
