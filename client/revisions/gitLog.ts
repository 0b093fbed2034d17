/** A version of a file: the commit that made it, and what the file was called and held then. */
export interface FileVersion {
  readonly commit: string;
  readonly author: string;
  /** ISO 8601, with the author's own zone. */
  readonly date: string;
  readonly subject: string;
  /** Within the repository, with `/`. */
  readonly path: string;
  /** The object with its content; null where the commit removed the file. */
  readonly blob: string | null;
}

/** What `git log` is to print for `LogReader`, together with `-z --raw --no-abbrev`. */
export const logFormat = '--format=%x01%H%x1f%an%x1f%aI%x1f%s';

/** Reads the output of `git log`, however it is cut into pieces; what doesn't fit is passed over. */
export class LogReader {
  #rest = '';
  #commit: Pick<FileVersion, 'commit' | 'author' | 'date' | 'subject'> | null = null;
  #change: { readonly blob: string | null; paths: number } | null = null;

  /** The versions that are complete with this piece. */
  push(piece: string): readonly FileVersion[] {
    const tokens = (this.#rest + piece).split('\0');
    this.#rest = tokens.pop() ?? '';
    return tokens.flatMap(token => this.#read(token));
  }

  #read(token: string): readonly FileVersion[] {
    if (this.#change !== null) return this.#readPath(token, this.#change);
    if (token.startsWith('\x01')) this.#readCommit(token.slice(1));
    else if (token.startsWith('\n:')) this.#readChange(token.slice(2));
    return [];
  }

  #readCommit(text: string): void {
    const [commit = '', author = '', date = '', subject = ''] = text.split('\x1f');
    this.#commit = { commit, author, date, subject };
  }

  /** `OLDMODE NEWMODE OLDBLOB NEWBLOB STATUS`; a rename or copy (`R100`) has two paths behind it, everything else one. */
  #readChange(text: string): void {
    const [, , , blob = '', status = ''] = text.split(' ');
    this.#change = { blob: status === 'D' || /^0*$/.test(blob) ? null : blob, paths: /^[RC]/.test(status) ? 2 : 1 };
  }

  #readPath(path: string, change: { readonly blob: string | null; paths: number }): readonly FileVersion[] {
    change.paths -= 1;
    if (change.paths > 0) return [];
    this.#change = null;
    return this.#commit === null ? [] : [{ ...this.#commit, path, blob: change.blob }];
  }
}
